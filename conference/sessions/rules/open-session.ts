import { Refusal } from '#contract'

/** As many sessions as one message between nodes carries. */
const MAX_SESSIONS = 64

/** Throws Refusal `session.too-many` when no further session can run here (P1). */
export function requireRoomForSession(running: number): void {
  if (running >= MAX_SESSIONS) throw new Refusal('session.too-many', { count: running })
}
