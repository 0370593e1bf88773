import { isWithin } from '#conference/sites/ids'
import { Refusal, type SessionState, type SiteId } from '#contract'

/** The sites that there are. */
export interface KnownSites {
  byId(site: SiteId): unknown
}

/** Whether a site can take part in a session: it is at or below the owner. */
export function isUnderOwner(session: SessionState, site: SiteId): boolean {
  return isWithin(site, session.owner)
}

/** Throws Refusal `site.unknown` for a site that is not in the registry or not under the session's owner (P4). */
export function requireSite(session: SessionState, site: SiteId, known: KnownSites): void {
  if (known.byId(site) === undefined || !isUnderOwner(session, site)) {
    throw new Refusal('site.unknown', { site })
  }
}
