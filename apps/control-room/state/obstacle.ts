import type { NodeId, SessionState } from '#contract'
import type { Right } from '#contract/console'

/** Why a control can't be used now. */
export type Obstacle =
  | { kind: 'disconnected' }
  | { kind: 'no-right'; right: Right }
  | { kind: 'no-session' }
  | { kind: 'not-in-control'; owner: NodeId }

export interface Standing {
  connected: boolean
  node: NodeId
  rights: readonly Right[]
}

/** Connection first (it passes), then rights (they don't). Null: nothing stands in the way. */
export function obstacleTo(right: Right, standing: Standing): Obstacle | null {
  if (!standing.connected) return { kind: 'disconnected' }
  if (!standing.rights.includes(right)) return { kind: 'no-right', right }
  return null
}

/** As {@link obstacleTo}, for what changes a session: only its owner node may. */
export function obstacleInSession(
  right: Right,
  standing: Standing,
  session: SessionState | null,
): Obstacle | null {
  const general = obstacleTo(right, standing)
  if (general) return general
  if (!session) return { kind: 'no-session' }
  if (session.owner !== standing.node) return { kind: 'not-in-control', owner: session.owner }
  return null
}
