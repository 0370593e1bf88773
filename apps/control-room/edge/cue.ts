import { createLive, type Live } from '#browser/live-state'
import type { ViewMedia } from '#browser/media-client'
import type { Cue, NodeId, SessionState, SiteId } from '#contract'
import type { Clock, Timer } from '#foundation/time'
import { leaseFor } from '../state/control.ts'
import { cueFrom, talksElsewhere } from '../state/cue.ts'
import type { Preview } from '../state/preview.ts'
import { isInPreview } from '../state/preview-screen.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { SessionStore } from '../stores/session-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import {
  type HeldMicrophone,
  microphoneFailure,
  microphoneLost,
  type OwnMicrophone,
} from './own-microphone.ts'
import type { Takes } from './take.ts'
import type { VoiceLine } from './voice-line.ts'

/** How long a talk that was agreed to may take to be told, milliseconds. */
const TOLD_MS = 3000

/** This operator's private talk with a site before it goes on air. */
export interface CueOrders {
  /** The site that this console talks with; null: none. */
  site: Live<SiteId | null>
  /** The same as the session has it, once it does. */
  now: Live<Cue | null>
  /** The preview is taken by itself when the countdown is over; off as soon as the site is not in the preview. */
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
  /** The voice goes to one or the other: to the line while it is talked on, not to the site. */
  line: Pick<VoiceLine, 'talking' | 'stop'>
  takes: Pick<Takes, 'take'>
  preview: Live<Preview>
  notes: Pick<NoteStore, 'error' | 'failed' | 'done'>
  node: () => NodeId
  nameOf: (site: SiteId) => string
  /** The node's time, Unix milliseconds. */
  nodeNow: () => number
  clock: Clock
}

export function createCueOrders(context: CueContext): CueOrders {
  const {
    connection,
    sessions,
    media,
    microphone,
    line,
    takes,
    preview,
    notes,
    node,
    nameOf,
    nodeNow,
    clock,
  } = context
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
  const known = () => {
    const all = sessions.live.get()
    return all.kind === 'known' ? all.sessions : []
  }
  /** As the node said last: control may have changed hands since the talk was opened. */
  const asNow = (session: SessionState) => known().find(({ id }) => id === session.id)
  const about = (opened: SessionState, chosen: SiteId) => {
    const session = asNow(opened) ?? opened
    return { session: session.id, ...leaseFor(session, node(), chosen), site: chosen }
  }
  const order = async (op: 'cue.close' | 'cue.cancel', chosen: SiteId, session: SessionState) => {
    await connection.request(op, about(session, chosen)).catch(notes.failed)
  }
  const reached = () => {
    const chosen = site.get() ?? ''
    const name = nameOf(chosen)
    const shown = isInPreview(preview.get(), sessions.current() ?? null, chosen)
    // What is on the desk now may belong to another session.
    if (shown && takesAtZero.get() && sessions.current()?.id === talk?.session.id) void takes.take()
    else if (shown)
      notes.done({ vi: `Mời lên hình: ${name}. Bấm T để phát.`, en: `Time for ${name}: press T to take.` })
    else
      notes.done({
        vi: `Mời lên hình: ${name}. Điểm cầu chưa có trong XEM TRƯỚC.`,
        en: `Time for ${name}, which is not in the preview.`,
      })
  }
  /** What a take would not show is not taken by itself. */
  const disarm = () => {
    const chosen = site.get()
    if (chosen !== null && !isInPreview(preview.get(), sessions.current() ?? null, chosen))
      takesAtZero.set(false)
  }
  const hush = () => {
    if (talk) talk.held.track.enabled = line.talking.get() === 'no'
  }
  const follow = () => {
    const chosen = site.get()
    if (!talk || chosen === null) return
    const session = asNow(talk.session)
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
    // Also when it was reached: a clock that is set back takes nothing twice.
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
      held = await microphone
        .hold(() => {
          notes.error(microphoneLost)
          void end()
        })
        .catch((error) => void notes.error(microphoneFailure(error)))
      if (!held) return
      await connection.request('cue.open', about(session, chosen))
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
    line.stop()
    talk = { session, held, told: false, patience }
    site.set(chosen)
    media.publish('cue', {
      track: held.track,
      onRefused(error) {
        notes.error(error)
        // A talk that another console of this tier is in already goes on.
        if (error.code === 'cue.taken' && !talksElsewhere(known(), node(), session.id)) letGo()
        else void end()
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
    preview.subscribe(disarm),
    sessions.live.subscribe(disarm),
    line.talking.subscribe(hush),
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
      await connection
        .request('cue.countdown', { ...about(talk.session, chosen), seconds })
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
