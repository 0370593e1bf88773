import { holderOf, type NodeId, type SessionState } from '#contract'

/**
 * The session that the console works on: the one that the operator chose while it exists, else one that this
 * node controls, else the first.
 */
export function chooseSession(
  sessions: readonly SessionState[],
  chosen: string | null,
  node: NodeId,
): SessionState | null {
  return (
    sessions.find((session) => session.id === chosen) ??
    sessions.find((session) => session.owner === node && session.partOf !== null) ??
    sessions.find((session) => holderOf(session) === node) ??
    sessions[0] ??
    null
  )
}
