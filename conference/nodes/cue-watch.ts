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
  /** Since when each talk of this node's operators is without a voice, or was told to end. */
  const silent = new Map<string, number>()
  let due: Timer | undefined
  let closed = false

  const own = () =>
    sessions().flatMap(({ id, cues }) =>
      cues
        .filter(({ from }) => from === node)
        .map((cue) => ({ key: `${id} ${cue.site} ${cue.since}`, session: id, cue })),
    )
  const over = () => {
    if (hasVoice()) return changed()
    const now = clock.now()
    for (const { key, session, cue } of own()) {
      if (now - (silent.get(key) ?? now) < silentMs) continue
      // What can not be ended, since its owner is out of reach, is tried again.
      silent.set(key, now)
      end(session, cue).catch((error) => log.warn('private talk not ended', { site: cue.site, error }))
    }
    changed()
  }
  function changed() {
    if (closed) return
    const talks = new Set(hasVoice() ? [] : own().map(({ key }) => key))
    for (const key of silent.keys()) if (!talks.has(key)) silent.delete(key)
    for (const key of talks) if (!silent.has(key)) silent.set(key, clock.now())
    clock.clearTimeout(due)
    due = undefined
    if (silent.size === 0) return
    const next = Math.min(...silent.values()) + silentMs
    due = clock.setTimeout(over, Math.max(0, next - clock.now()))
  }

  return {
    changed,
    close() {
      closed = true
      clock.clearTimeout(due)
    },
  }
}
