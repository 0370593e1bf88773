import { isWithin, tierOf } from '#conference/sites/ids'
import { type NodeId, Refusal, type SiteId } from '#contract'
import { type InvitationRule, MAX_INVITED } from '#contract/calendar'

export interface KnownUnit {
  id: SiteId
}

/**
 * The sites that rules name among the units that are valid on the day of the session: each once, in the order of their
 * ids (W4). Throws Refusal `site.unknown` for one that is none of them, `calendar.not-below` for one that the owner may
 * not invite, `calendar.too-many-invited`.
 */
export function invitedBy(
  rules: readonly InvitationRule[],
  { owner, units }: { owner: NodeId; units: readonly KnownUnit[] },
): SiteId[] {
  const ids = units.map(({ id }) => id)
  const known = new Set(ids)
  const requireKnown = (site: SiteId) => {
    if (!isWithin(site, owner)) throw new Refusal('calendar.not-below', { site })
    if (!known.has(site)) throw new Refusal('site.unknown', { site })
    return site
  }
  const named = (rule: InvitationRule): SiteId[] => {
    switch (rule.rule) {
      case 'communes':
        requireKnown(rule.of)
        return ids.filter((id) => isWithin(id, rule.of) && tierOf(id) === 'commune')
      case 'provinces':
        return ids.filter((id) => isProvince(id)).map(requireKnown)
      case 'unit':
        return [requireKnown(rule.unit)]
      case 'sites':
        return rule.sites.map(requireKnown)
    }
  }
  const sites = [...new Set(rules.flatMap(named))]
  if (sites.length > MAX_INVITED)
    throw new Refusal('calendar.too-many-invited', { count: sites.length, limit: MAX_INVITED })
  return sites.toSorted()
}

/** A province's own room, and no department's. */
const isProvince = (id: SiteId) => /^VN-[0-9]{2}$/.test(id)
