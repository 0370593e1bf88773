import { sourcesOf } from '#conference/scenes'
import { isWithin } from '#conference/sites/ids'
import { Refusal, type Scene, type SessionState, type SiteId } from '#contract'

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

/**
 * Whether a scene can be shown in a session. Throws Refusal: `site.unknown` (P4), `scene.invalid` when a site stands
 * in two slots (P3).
 */
export function requireScene(session: SessionState, scene: Scene, known: KnownSites): void {
  const placed = new Set<SiteId>()
  for (const { site } of sourcesOf(scene)) {
    requireSite(session, site, known)
    if (placed.has(site)) throw new Refusal('scene.invalid', { reason: `${site} ở hai ô (in two slots)` })
    placed.add(site)
  }
}
