import { holderOf, type NodeId, type SessionState, type SiteId, type SiteStatus } from '#contract'
import type { Right } from '#contract/console'
import { homeOf, isWithin } from './home.ts'

/** Why a control can't be used now. */
export type Obstacle =
  | { kind: 'disconnected' }
  | { kind: 'no-right'; right: Right }
  | { kind: 'no-session' }
  | { kind: 'not-in-control'; owner: NodeId }
  | { kind: 'not-home'; home: NodeId }
  | { kind: 'site-absent' }

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

/**
 * As {@link obstacleTo}, for what changes a session: the tier that controls it may, and of its floor also the owner.
 */
export function obstacleInSession(
  right: Right,
  standing: Standing,
  session: SessionState | null,
): Obstacle | null {
  const general = obstacleTo(right, standing)
  if (general) return general
  if (!session) return { kind: 'no-session' }
  const holder = holderOf(session)
  const may = standing.node === holder || (right === 'floor' && standing.node === session.owner)
  return may ? null : { kind: 'not-in-control', owner: holder }
}

/** As {@link obstacleInSession} for one microphone: a tier has those of its own sites in every session. */
export function obstacleToMicrophone(
  site: SiteId,
  standing: Standing,
  session: SessionState | null,
): Obstacle | null {
  const obstacle = obstacleInSession('floor', standing, session)
  return obstacle?.kind === 'not-in-control' && isWithin(site, standing.node) ? null : obstacle
}

/** Links of a site are issued and revoked by the node where it has its seat. */
export function obstacleToLinks(site: SiteId, standing: Standing): Obstacle | null {
  const general = obstacleTo('sites', standing)
  if (general) return general
  const home = homeOf(site)
  return home === standing.node ? null : { kind: 'not-home', home }
}

/** A test is made by the site's page: it has to be there. */
export function obstacleToTest(status: SiteStatus | undefined, standing: Standing): Obstacle | null {
  const general = obstacleTo('sites', standing)
  if (general) return general
  return status?.state === 'connected' ? null : { kind: 'site-absent' }
}
