import type { NodeId, SessionState, SiteId } from '#contract'
import type { LinkStatus } from '#contract/console'
import { isWithin } from './home.ts'

/**
 * The number of the lease, with an order on the floor that this tier may give because control was granted to it. What
 * it may give anyway (the owner everywhere, a tier for its own sites) no change of hands makes wrong.
 */
export const leaseFor = (session: SessionState, node: NodeId, site?: SiteId): { fence?: number } =>
  node === session.owner || (site !== undefined && isWithin(site, node))
    ? {}
    : { fence: session.control.fence }

/** What this tier can do about control: hand it back, take it back, give it to a tier below; or only look. */
export type ControlChoice = 'return' | 'take' | 'grant' | 'none'

export function controlChoice(session: SessionState, node: NodeId): ControlChoice {
  if (session.owner === node) return session.control.holder === null ? 'grant' : 'take'
  return session.control.holder === node ? 'return' : 'none'
}

/** Whether this tier may end it as a whole: it is its own, and no part of another one. Who controls it meanwhile, does not matter. */
export const canEnd = (session: SessionState, node: NodeId): boolean =>
  session.owner === node && session.partOf === null

/** Whether the tier that holds control is out of reach: its owner should take it back. */
export const holderIsAway = (session: SessionState, links: readonly LinkStatus[]): boolean =>
  links.some(({ peer, presence }) => peer === session.control.holder && presence !== 'up')

/** Whether the tier runs a program of its own for its sites, as this one was told. */
export const runsOwnProgram = (links: readonly LinkStatus[], node: NodeId): boolean =>
  links.some(({ peer, ownProgram }) => peer === node && ownProgram === true)

/** Where a province stands towards the tier above. */
export type Island =
  | { kind: 'joined' }
  /** The line is down since then; `part`: the province has a program of its own. */
  | { kind: 'alone'; since: number; part: SessionState | null; whole: SessionState }

export function islandOf(
  node: NodeId,
  parent: NodeId | null,
  links: readonly LinkStatus[],
  sessions: readonly SessionState[],
): Island {
  const up = links.find(({ peer }) => peer === parent)
  const whole = sessions.find(({ owner, partOf }) => owner === parent && partOf === null)
  if (!up || up.presence === 'up' || !whole) return { kind: 'joined' }
  return { kind: 'alone', since: up.since, part: partOf(whole, node, sessions), whole }
}

/** This tier's part of a session. */
export const partOf = (whole: SessionState, node: NodeId, sessions: readonly SessionState[]) =>
  sessions.find((session) => session.partOf === whole.id && session.owner === node) ?? null

/** What this tier can do about a part of its own while the line is up: begin one, end the one it works on, or nothing. */
export function partChoice(
  session: SessionState,
  node: NodeId,
  sessions: readonly SessionState[],
): 'begin' | 'end' | 'none' {
  const { owner, localParts } = session
  if (session.partOf !== null) return owner === node ? 'end' : 'none'
  return owner !== node && localParts && !partOf(session, node, sessions) ? 'begin' : 'none'
}
