import { emptyScene, type NodeId, Refusal, type SessionState, type SiteId } from '#contract'

export interface NewSession {
  id: string
  title: string
  owner: NodeId
  chair: SiteId | null
  /** How many microphones may be open at once. */
  bound: number
  by: string
  at: number
}

/** As many sessions as one message between nodes carries. */
export const MAX_SESSIONS = 64

/** Throws Refusal when no further session can run here (P1). */
export function requireRoomForSession(running: number): void {
  if (running >= MAX_SESSIONS) {
    const reason = `đã có ${running} phiên họp, hãy kết thúc bớt (${running} sessions are open, close one first)`
    throw new Refusal('message.out-of-order', { op: 'session.open', reason })
  }
}

/** A session begins with an empty screen and every microphone closed (P1). */
export function openSession({ id, title, owner, chair, bound, by, at }: NewSession): SessionState {
  return {
    id,
    revision: 0,
    title,
    owner,
    chair,
    program: { revision: 0, scene: emptyScene, takenBy: by, takenAt: at },
    floor: { open: [], bound },
  }
}
