import { homeNode, isWithin } from '#conference/sites/ids'
import type { SessionState, SiteId } from '#contract'
import { depthOf } from './tree.ts'

/** Sessions in the order in which they claim sites: the one owned highest first, then as listed. */
export function sessionsByAuthority(sessions: readonly SessionState[]): SessionState[] {
  return [...sessions].sort((a, b) => depthOf(a.owner) - depthOf(b.owner))
}

/** The session that a site takes part in: the first whose owner is the site's home or above it. */
export function sessionOfSite(site: SiteId, sessions: readonly SessionState[]): SessionState | null {
  const home = homeNode(site)
  return sessionsByAuthority(sessions).find((session) => isWithin(home, session.owner)) ?? null
}
