import type { Cue, NodeId, SessionState } from '#contract'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'

/** How long a private talk stands without its operator's voice: to open the microphone, or to come back. Milliseconds. */
const silentMs = 5000

/** Ends the private talks of this node's operators whose console is gone (N36). `close()` leaves no timer. */
export interface CueWatch {
  /** Sessions, or what consoles publish, may have changed. */
  changed(): void
  close(): void
}

export interface CueWatchOptions {
  node: NodeId
  sessions: () => readonly SessionState[]
  /** Whether a console here publishes the voice for a private talk. */
  hasVoice: () => boolean
  end: (session: string, cue: Cue) => Promise<unknown>
  clock: Clock
  log: Log
}

export function createCueWatch({ node, sessions, hasVoice, end, clock, log }: CueWatchOptions): CueWatch {
  let due: Timer | undefined
  let closed = false

  const own = () =>
    sessions().flatMap(({ id, cues }) =>
      cues.filter(({ from }) => from === node).map((cue) => ({ session: id, cue })),
    )
  const letGo = () => {
    clock.clearTimeout(due)
    due = undefined
  }
  const over = async () => {
    due = undefined
    if (hasVoice()) return
    for (const { session, cue } of own())
      await end(session, cue).catch((error) => log.warn('private talk not ended', { site: cue.site, error }))
    // What could not be ended, since its owner is out of reach, is tried again.
    changed()
  }
  function changed() {
    if (closed) return
    if (hasVoice() || own().length === 0) letGo()
    else due ??= clock.setTimeout(() => void over(), silentMs)
  }

  return {
    changed,
    close() {
      closed = true
      letGo()
    },
  }
}
