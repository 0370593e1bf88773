import { isBelow } from '#conference/sites/ids'
import type { NodeId, SessionState } from '#contract'

/** Of what comes from above, only sessions of tiers above are taken, and none under the name of one owned here (P9). */
export function acceptReplicas(
  node: NodeId,
  sessions: readonly SessionState[],
  owned: readonly SessionState[],
): SessionState[] {
  const names = new Set(owned.map(({ id }) => id))
  return sessions.filter(({ id, owner }) => isBelow(node, owner) && !names.has(id))
}
