import { namedSites } from '#conference/scenes'
import { isWithin } from '#conference/sites/ids'
import { Refusal, type Scene, type SessionState, type SiteId } from '#contract'

/** The sites that there are. */
export interface KnownSites {
  byId(site: SiteId): unknown
  /** Sites of other tiers that a part may show: what is on screen in the whole session (A12). */
  lentTo?(session: SessionState): readonly SiteId[]
}

/** Whether a site can take part in a session: it is at or below the owner. */
function isUnderOwner(session: SessionState, site: SiteId): boolean {
  return isWithin(site, session.owner)
}

/** The sites of other tiers that a part may show, since the whole session shows them to everybody (A12). */
export function sitesLentTo({ partOf }: SessionState, sessions: readonly SessionState[]): SiteId[] {
  const whole = sessions.find(({ id }) => partOf !== null && id === partOf)
  return whole ? namedSites(whole.program.scene) : []
}

/** Throws Refusal `site.unknown` for a site that is not in the registry or not under the session's owner (P4). */
export function requireSite(session: SessionState, site: SiteId, known: KnownSites): void {
  if (known.byId(site) === undefined || !isUnderOwner(session, site)) {
    throw new Refusal('site.unknown', { site })
  }
}

/**
 * Whether a scene can be shown in a session. Throws Refusal: `site.unknown` (P4), `scene.invalid` when a site is
 * named in two slots (P3).
 */
export function requireScene(session: SessionState, scene: Scene, known: KnownSites): void {
  const placed = new Set<SiteId>()
  for (const site of namedSites(scene)) {
    if (!known.lentTo?.(session).includes(site)) requireSite(session, site, known)
    if (placed.has(site)) throw new Refusal('scene.invalid', { reason: `${site} ở hai ô (in two slots)` })
    placed.add(site)
  }
}
