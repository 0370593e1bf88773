import { createLive, type Live } from '#browser/live-state'
import type { FeedStream, SoundState, ViewMedia } from '#browser/media-client'
import { type Screen, type SiteId, screenOf, sourceOf } from '#contract'
import type { Viewed } from '#contract/console'
import type { Clock, Timer } from '#foundation/time'
import type { Preview } from '../state/preview.ts'
import { previewScreen } from '../state/preview-screen.ts'
import { streamsToWatch } from '../state/viewing.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import type { Programs } from './programs.ts'

/** What plays in the operator's headset. */
export interface Speaker {
  readonly state: Live<SoundState>
  set(streams: readonly FeedStream[]): void
  unblock(): void
  /** From 0 to 1. */
  volume(level: number): void
  close(): void
}

/** What a console receives live; without it everything is drawn from stills. */
export interface LiveParts {
  media: ViewMedia
  speaker: Speaker
  /** Of the operators' line, and of a private talk; absent: they are not heard. */
  lineSpeaker?: Speaker
  talkSpeaker?: Speaker
}

/** What is watched and heard beside preview and program. */
export interface Aside {
  /** A private talk and the voices of the line. */
  streams(): readonly Viewed[]
  /** What `streams` follows from. */
  changes: readonly Pick<Live<unknown>, 'subscribe'>[]
}

/** The moving pictures of preview, program and the site that is shown large, and the program's sound. */
export interface Viewing {
  streams: Live<readonly FeedStream[]>
  zoomed: Live<SiteId | null>
  listening: Live<boolean>
  volume: Live<number>
  sound: Live<SoundState>
  zoom(site: SiteId | null): void
  listen(on: boolean): void
  setVolume(level: number): void
  /** To be called from a click, when the browser holds sound back. */
  unblock(): void
  close(): void
}

/** A scene that is still being put together is not asked for slot by slot. */
const SETTLE_MS = 120

export function createViewing(
  connection: ConsoleConnection,
  sessions: SessionStore,
  programs: Pick<Programs, 'worked'>,
  preview: Live<Preview>,
  clock: Clock,
  parts: LiveParts | null,
  aside: Aside = { streams: () => [], changes: [] },
): Viewing {
  const zoomed = createLive<SiteId | null>(null)
  const listening = createLive(false)
  const volume = createLive(0.8)
  let due: Timer | undefined

  const screens = (): Screen[] => {
    const session = programs.worked.get()
    return [previewScreen(preview.get(), session), ...(session ? [screenOf(session)] : [])]
  }
  const heard = () => (listening.get() ? (sessions.current()?.floor.open ?? []) : [])
  /** A stream may outlive what it was asked for, or be asked for anew by another: it sounds where it belongs now. */
  const play = () => {
    const apart = new Set<string>(aside.streams().map(({ source }) => source))
    const sounding = new Set<string>(heard().map((site) => sourceOf(site, 'microphone')))
    const streams = parts?.media.streams.get() ?? []
    parts?.speaker.set(streams.filter(({ source }) => sounding.has(source) && !apart.has(source)))
  }
  const watch = () => {
    const first = aside.streams()
    parts?.media.watch(streamsToWatch({ first, zoomed: zoomed.get(), heard: heard(), screens: screens() }))
    play()
  }
  const changed = () => {
    due?.cancel()
    due = clock.setTimeout(watch, SETTLE_MS)
  }

  const ends = parts
    ? [
        preview.subscribe(changed),
        sessions.live.subscribe(changed),
        programs.worked.subscribe(changed),
        zoomed.subscribe(watch),
        listening.subscribe(watch),
        volume.subscribe((level) => parts.speaker.volume(level)),
        ...aside.changes.map((change) => change.subscribe(watch)),
        parts.media.streams.subscribe(play),
        connection.onNotice('view-feeds', ({ feeds }) => parts.media.setFeeds(feeds)),
        connection.onNotice('view-publish', ({ kinds }) => parts.media.order(kinds)),
        connection.onNotice('view-lost', () => parts.media.lost()),
        connection.state.subscribe(({ kind }) => parts.media.connected(kind === 'open')),
      ]
    : []
  if (parts) {
    parts.speaker.volume(volume.get())
    parts.media.connected(connection.state.get().kind === 'open')
    changed()
  }

  return {
    streams: parts?.media.streams ?? createLive<readonly FeedStream[]>([]),
    zoomed,
    listening,
    volume,
    sound: parts?.speaker.state ?? createLive<SoundState>('silent'),
    zoom: (site) => zoomed.set(site),
    listen: (on) => listening.set(on),
    setVolume: (level) => volume.set(Math.min(1, Math.max(0, level))),
    unblock: () => parts?.speaker.unblock(),
    close() {
      due?.cancel()
      for (const end of ends.splice(0)) end()
      parts?.speaker.close()
      parts?.media.close()
    },
  }
}
