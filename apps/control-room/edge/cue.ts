import { createLive, type Live } from '#browser/live-state'
import type { ViewMedia } from '#browser/media-client'
import type { Cue, NodeId, SessionState, SiteId } from '#contract'
import type { Clock, Timer } from '#foundation/time'
import { leaseFor } from '../state/control.ts'
import { cueFrom } from '../state/cue.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { type HeldMicrophone, microphoneFailure, type OwnMicrophone } from './own-microphone.ts'
import type { Takes } from './take.ts'

/** How long a talk that was agreed to may take to be told, milliseconds. */
const TOLD_MS = 3000

/** This operator's private talk with a site before it goes on air. */
export interface CueOrders {
  /** The site that this console talks with; null: none. */
  site: Live<SiteId | null>
  /** The same as the session has it, once it does. */
  now: Live<Cue | null>
  /** The preview is taken by itself when the countdown is over. */
  takesAtZero: Live<boolean>
  /** Opens a talk with the site, ends it when it is the one that runs. To be called from a click or a key. */
  toggle(site: SiteId): Promise<void>
  end(): Promise<void>
  countDown(seconds: number): Promise<void>
  cancel(): Promise<void>
  close(): void
}

export interface CueContext {
  connection: Pick<ConsoleConnection, 'request' | 'state'>
  sessions: Pick<SessionStore, 'current' | 'live'>
  media: Pick<ViewMedia, 'publish'> | null
  microphone: OwnMicrophone
  takes: Pick<Takes, 'take'>
  notes: Pick<NoteStore, 'error' | 'failed' | 'done'>
  node: () => NodeId
  nameOf: (site: SiteId) => string
  /** The node's time, Unix milliseconds. */
  nodeNow: () => number
  clock: Clock
}

export function createCueOrders(context: CueContext): CueOrders {
  const { connection, sessions, media, microphone, takes, notes, node, nameOf, nodeNow, clock } = context
  const site = createLive<SiteId | null>(null)
  const now = createLive<Cue | null>(null)
  const takesAtZero = createLive(false)
  let talk: { session: SessionState; held: HeldMicrophone; told: boolean; patience: Timer } | undefined
  let zero: { at: number; timer: Timer } | undefined
  let opening = false

  const forgetZero = () => {
    clock.clearTimeout(zero?.timer)
    zero = undefined
  }
  /** What this console has of the talk ends; the session's is another matter. */
  const letGo = () => {
    forgetZero()
    clock.clearTimeout(talk?.patience)
    talk?.held.release()
    talk = undefined
    media?.publish('cue', null)
    site.set(null)
    now.set(null)
    takesAtZero.set(false)
  }
  const order = async (op: 'cue.close' | 'cue.cancel', about: SiteId, session: SessionState) => {
    const body = { session: session.id, ...leaseFor(session, node(), about), site: about }
    await connection.request(op, body).catch(notes.failed)
  }
  const reached = () => {
    const name = now.get() && nameOf(now.get()?.site ?? '')
    zero = undefined
    if (takesAtZero.get()) void takes.take()
    else notes.done({ vi: `Mời lên hình: ${name}. Bấm T để phát.`, en: `Time for ${name}: press T to take.` })
  }
  const follow = () => {
    const chosen = site.get()
    if (!talk || chosen === null) return
    const all = sessions.live.get()
    const session = all.kind === 'known' ? all.sessions.find(({ id }) => id === talk?.session.id) : undefined
    const cue = session ? cueFrom(session, node(), chosen) : null
    if (!cue) {
      if (!talk.told) return
      letGo()
      notes.done({
        vi: `Đã kết thúc trao đổi riêng với ${nameOf(chosen)}.`,
        en: `The private talk with ${nameOf(chosen)} has ended.`,
      })
      return
    }
    talk.told = true
    now.set(cue)
    const at = cue.countdown?.at ?? null
    if (zero?.at === at) return
    forgetZero()
    if (at !== null && at > nodeNow())
      zero = { at, timer: clock.setTimeout(reached, Math.max(0, at - nodeNow())) }
  }

  const open = async (chosen: SiteId) => {
    const session = sessions.current()
    if (!session || !media || opening) return
    opening = true
    let held: HeldMicrophone | undefined
    try {
      held = await microphone.hold().catch((error) => void notes.error(microphoneFailure(error)))
      if (!held) return
      await connection.request('cue.open', {
        session: session.id,
        ...leaseFor(session, node(), chosen),
        site: chosen,
      })
    } catch (error) {
      held?.release()
      notes.failed(error)
      return
    } finally {
      opening = false
    }
    const patience = clock.setTimeout(() => {
      if (talk) talk.told = true
      follow()
    }, TOLD_MS)
    talk = { session, held, told: false, patience }
    site.set(chosen)
    media.publish('cue', {
      track: held.track,
      onRefused(error) {
        notes.error(error)
        void end()
      },
    })
    follow()
  }
  const end = async () => {
    const chosen = site.get()
    const session = talk?.session
    if (chosen === null || !session) return
    letGo()
    await order('cue.close', chosen, session)
  }

  const ends = [
    sessions.live.subscribe(follow),
    // The node ends the talk of a console that is gone.
    connection.state.subscribe(({ kind }) => {
      if (kind !== 'open' && talk) letGo()
    }),
  ]

  return {
    ...{ site, now, takesAtZero, end },
    async toggle(chosen) {
      const before = site.get()
      if (before !== null) await end()
      if (before !== chosen) await open(chosen)
    },
    async countDown(seconds) {
      const chosen = site.get()
      if (chosen === null || !talk) return
      const { session } = talk
      await connection
        .request('cue.countdown', {
          session: session.id,
          ...leaseFor(session, node(), chosen),
          site: chosen,
          seconds,
        })
        .catch(notes.failed)
    },
    async cancel() {
      const chosen = site.get()
      if (chosen !== null && talk) await order('cue.cancel', chosen, talk.session)
    },
    close() {
      for (const stop of ends.splice(0)) stop()
      if (talk) letGo()
    },
  }
}
