import { isBelow } from '#conference/sites/ids'
import { type NodeId, Refusal } from '#contract'

/** As much of a session as says what it is a part of. */
export interface Divisible {
  id: string
  owner: NodeId
  /** Whether its owner lets provinces have parts of it. */
  localParts: boolean
  /** The session that it is a part of; null: it is a whole one. */
  partOf: string | null
}

/** The part of a session that a tier runs, if it does (A11). */
export const partOf = <S extends Divisible>(whole: string, owner: NodeId, sessions: readonly S[]) =>
  sessions.find((session) => session.partOf === whole && session.owner === owner)

export interface PartAt {
  /** The tier that wants a part. */
  node: NodeId
  sessions: readonly Divisible[]
  /** Whether the line to the tier above is up. */
  uplink: boolean
  labelOf: (node: NodeId) => string
}

/**
 * Throws Refusal when a tier may have no part of a session (A11): `session.unknown` when there is no such session
 * above it, `part.exists`, or `part.not-allowed` while the line is up and its owner allows none.
 */
export function requirePart(whole: string, { node, sessions, uplink, labelOf }: PartAt): void {
  const session = sessions.find(({ id }) => id === whole)
  if (!session || session.partOf !== null || !isBelow(node, session.owner))
    throw new Refusal('session.unknown', { session: whole })
  const part = partOf(whole, node, sessions)
  if (part) throw new Refusal('part.exists', { session: part.id })
  if (uplink && !session.localParts) throw new Refusal('part.not-allowed', { owner: labelOf(session.owner) })
}

/** Why a part ends: its session has, or the line is back and its owner allows no parts. */
export interface EndingPart<S> {
  part: S
  because: 'ended' | 'returned'
}

/** The parts that a tier has to end (A13). */
export function partsToEnd<S extends Divisible>(
  node: NodeId,
  sessions: readonly S[],
  uplink: boolean,
): EndingPart<S>[] {
  return sessions.flatMap((part): EndingPart<S>[] => {
    if (part.partOf === null || part.owner !== node) return []
    const whole = sessions.find(({ id }) => id === part.partOf)
    if (!whole) return [{ part, because: 'ended' }]
    return uplink && !whole.localParts ? [{ part, because: 'returned' }] : []
  })
}
