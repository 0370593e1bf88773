import { Refusal } from '#contract'

/** As many sessions as one message between nodes carries. */
export const MAX_SESSIONS = 64

/** Throws Refusal when no further session can run here (P1). */
export function requireRoomForSession(running: number): void {
  if (running >= MAX_SESSIONS) {
    const reason = `đã có ${running} phiên họp, hãy kết thúc bớt (${running} sessions are open, close one first)`
    throw new Refusal('message.out-of-order', { op: 'session.open', reason })
  }
}
