import { nextExpiry } from '#conference/authority'
import type { NodeId, SessionState } from '#contract'
import type { Clock, Timer } from '#foundation/time'

/** Ends the requests that nobody answers, by the clock of the session's owner (rule A8). */
export interface ShowingClock {
  sessionsChanged(): void
  /** Idempotent. */
  close(): void
}

export interface ShowingClockOptions {
  node: NodeId
  sessions: () => readonly SessionState[]
  /** Ends what is over in a session that this node owns. */
  expire: (session: string) => Promise<unknown>
  clock: Clock
}

/** How long after a failure it is tried again, milliseconds. */
const againMs = 1000

export function createShowingClock({ node, sessions, expire, clock }: ShowingClockOptions): ShowingClock {
  let due: Timer | undefined
  let closed = false

  const set = (at: number) => {
    clock.clearTimeout(due)
    due = clock.setTimeout(ring, Math.max(0, at - clock.now()))
  }
  const ring = () => {
    const over = owned().filter(({ expiry }) => expiry <= clock.now())
    const done = over.map(({ id }) => expire(id).catch(() => !closed && set(clock.now() + againMs)))
    if (done.length === 0) sessionsChanged()
  }
  const owned = () =>
    sessions().flatMap(({ id, owner, showing }) => {
      const expiry = owner === node ? nextExpiry(showing) : null
      return expiry === null ? [] : [{ id, expiry }]
    })
  const sessionsChanged = () => {
    clock.clearTimeout(due)
    const moments = owned().map(({ expiry }) => expiry)
    if (moments.length > 0 && !closed) set(Math.min(...moments))
  }
  sessionsChanged()

  return {
    sessionsChanged,
    close() {
      closed = true
      clock.clearTimeout(due)
    },
  }
}
