import type { MediaClient } from '#conference/media'
import {
  followSpeaker,
  nextLook,
  nobodySpeaks,
  type SessionKeeper,
  type Speaking,
} from '#conference/sessions'
import { isWithin } from '#conference/sites'
import { checked, type NodeId, type SessionState, type SiteId, type SiteLevel } from '#contract'
import { uplinkNotices } from '#contract/uplink'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import type { Place } from './place.ts'
import { createVoiceBoard, type HeardVoices, VOICE_LASTS_MS } from './voice-board.ts'

export interface VoicesOptions {
  place: Place
  link: Pick<Link, 'publish' | 'subscribe'>
  media: Pick<MediaClient, 'onNotice'>
  keeper: Pick<SessionKeeper, 'all' | 'noteSpeaker'>
  /** Whose voices are heard in a session, in every tier, as far as it is told here. */
  onHeard: (heard: HeardVoices) => void
  clock: Clock
  log: Log
}

interface Heard {
  speaking: Speaking
  voices: Map<SiteId, { level: number; at: number }>
  timer: Timer | null
}

/**
 * Brings the levels of the own sites to the owner of their session, and finds who speaks in those owned here (N17).
 * What is heard elsewhere in the tree comes down from the tier above, for the consoles (N31).
 * Owned by the node; `close()` ends the listening and every timer.
 */
export function createVoices({ place, link, media, keeper, onHeard, clock, log }: VoicesOptions): {
  close(): void
} {
  const heard = new Map<string, Heard>()
  let told = new Set<string>()
  const board = createVoiceBoard({
    clock,
    onHeard(now) {
      onHeard(now)
      for (const child of place.children)
        link.publish(child, 'voices', { session: now.session, voices: board.beyond(now.session, child) })
    },
  })

  const look = (id: string) => {
    const session = keeper.all().find((each) => each.id === id)
    const entry = heard.get(id)
    if (!entry) return
    entry.timer?.cancel()
    entry.timer = null
    if (!session) return void heard.delete(id)
    const at = clock.now()
    for (const [site, voice] of entry.voices) if (at - voice.at > VOICE_LASTS_MS) entry.voices.delete(site)
    const levels = new Map([...entry.voices].map(([site, { level }]) => [site, level]))
    entry.speaking = followSpeaker(
      { ...entry.speaking, speaker: session.floor.speaker },
      { levels, open: session.floor.open, at },
    )
    if (entry.speaking.speaker !== session.floor.speaker)
      keeper
        .noteSpeaker(id, entry.speaking.speaker)
        .catch((error) => log.warn('speaker not noted', { session: id, error }))
    const next = nextLook(entry.speaking)
    if (next !== null) entry.timer = clock.setTimeout(() => look(id), Math.max(1, next - at))
  }
  /** `from`: the part of the tree that speaks for itself here; who is not named in it is silent. */
  const hear = (id: string, from: NodeId | null, voices: readonly SiteLevel[]) => {
    const entry = heard.get(id) ?? { speaking: nobodySpeaks, voices: new Map(), timer: null }
    heard.set(id, entry)
    for (const site of [...entry.voices.keys()])
      if (from === null ? isOwnSite(site, place) : isWithin(site, from)) entry.voices.delete(site)
    for (const { site, level } of voices) entry.voices.set(site, { level, at: clock.now() })
    look(id)
  }
  const carry = (session: SessionState, from: NodeId | null, voices: readonly SiteLevel[]) => {
    const open = voices.filter(({ site }) => session.floor.open.includes(site))
    board.hear(session.id, from ?? place.self, open)
    if (session.owner === place.self) hear(session.id, from, open)
    else if (place.parent !== null)
      link.publish(place.parent, 'voices', { session: session.id, voices: open })
  }

  const ends = [
    media.onNotice(({ name, body }) => {
      if (name !== 'levels') return
      const now = new Set<string>()
      for (const session of keeper.all()) {
        const isHeard = body.levels.some(({ site }) => session.floor.open.includes(site))
        if (isHeard) now.add(session.id)
        if (isHeard || told.has(session.id)) carry(session, null, body.levels)
      }
      told = now
    }),
    link.subscribe('voices', ({ from, body }) => {
      const child = place.children.find((each) => each === from)
      if (child === undefined && from !== place.parent) return
      const { session: id, voices } = checked(uplinkNotices.voices, body, 'voices')
      const session = keeper.all().find((each) => each.id === id)
      if (!session) return
      if (child !== undefined)
        carry(
          session,
          child,
          voices.filter(({ site }) => isWithin(site, child)),
        )
      else
        board.hear(
          id,
          from,
          voices.filter(({ site }) => !isWithin(site, place.self) && session.floor.open.includes(site)),
        )
    }),
  ]

  return {
    close() {
      for (const end of ends.splice(0)) end()
      board.close()
      for (const { timer } of heard.values()) timer?.cancel()
      heard.clear()
    },
  }
}

const isOwnSite = (site: SiteId, place: Place): boolean =>
  isWithin(site, place.self) && !place.children.some((child) => isWithin(site, child))
