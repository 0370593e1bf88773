import { emptyScene, type NodeId, type SessionState, type SiteId } from '#contract'

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
