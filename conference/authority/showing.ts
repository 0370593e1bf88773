import { homeNode, isBelow } from '#conference/sites/ids'
import {
  type Consent,
  consentOf,
  type NodeId,
  Refusal,
  type Showing,
  type ShowingRule,
  type SiteId,
} from '#contract'
import { endRequests } from './requests.ts'

export interface Shown {
  owner: NodeId
  showing: Showing
  /** The tier that takes. */
  from: NodeId
  /** Sites that are on air already. */
  onAir: readonly SiteId[]
}

/** Throws Refusal `showing.refused` or `showing.not-agreed`, which names the sites (A6). */
export function requireConsent(
  { owner, showing, from, onAir }: Shown,
  sites: readonly SiteId[],
  labelOf: (site: SiteId) => string,
): void {
  const anew = sites.filter((site) => !onAir.includes(site))
  const whose = (consent: Consent) => {
    const found = anew.filter((site) => consentOf(showing, site, owner, from) === consent)
    return found.map(labelOf).join(', ')
  }
  const refused = whose('refused')
  if (refused) throw new Refusal('showing.refused', { sites: refused })
  const open = whose('to-be-asked')
  if (open) throw new Refusal('showing.not-agreed', { sites: open })
}

/**
 * A province's word on its own sites (A5, A9); what it agreed to before is void. Throws Refusal
 * `session.not-in-control` for another tier's sites, `site.unknown` for one that is not below the session's owner.
 */
export function setRule(
  showing: Showing,
  province: NodeId,
  rule: ShowingRule,
  { owner, from, by, at }: { owner: NodeId; from: NodeId; by: string; at: number },
  labelOf: (node: NodeId) => string,
): Showing {
  if (from !== province) throw new Refusal('session.not-in-control', { owner: labelOf(province) })
  if (!isBelow(province, owner)) throw new Refusal('site.unknown', { site: province })
  const agreed = showing.agreed.filter((site) => homeNode(site) !== province)
  if (showing.rules[province] === rule && agreed.length === showing.agreed.length) return showing
  const requests =
    rule === 'ask'
      ? showing.requests
      : endRequests(showing.requests, (request) => request.province === province, {
          state: rule === 'automatic' ? 'accepted' : 'refused',
          answeredBy: by,
          answeredAt: at,
        })
  return { rules: { ...showing.rules, [province]: rule }, agreed, requests }
}
