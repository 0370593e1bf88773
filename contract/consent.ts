import type { Control } from './control.ts'
import type { NodeId, SiteId } from './ids.ts'
import type { Showing, ShowingRule } from './showing.ts'

export type Consent = 'free' | 'agreed' | 'to-be-asked' | 'refused'

export const ruleOf = ({ rules }: Pick<Showing, 'rules'>, province: NodeId): ShowingRule =>
  rules[province] ?? 'automatic'

/** What stands between a site and the screen when a tier of a session shows it (rule A6 of `conference/authority`). */
export function consentOf(showing: Showing, site: SiteId, owner: NodeId, from: NodeId): Consent {
  const province = site.split('-', 2).join('-')
  if (province === owner || province === from) return 'free'
  switch (ruleOf(showing, province)) {
    case 'automatic':
      return 'free'
    case 'refuse':
      return 'refused'
    case 'ask':
      return showing.agreed.includes(site) ? 'agreed' : 'to-be-asked'
  }
}

/** As much of a session as says who may be shown in it. */
export interface Ruled {
  owner: NodeId
  control: Control
  showing: Showing
}

/** Whether a slot that follows somebody may show this site: it needs the consent that naming it would need (A14). */
export function mayFollow({ owner, control, showing }: Ruled, site: SiteId): boolean {
  const consent = consentOf(showing, site, owner, control.holder ?? owner)
  return consent === 'free' || consent === 'agreed'
}
