import type { InvitationCounts } from '#contract/calendar'
import type { InvitedSite } from '#contract/console'
import type { Call } from '../../state/call.ts'

const AT_ONCE = 500

/** Every site that a plan invites, as far as the node knows, with what it answered; all of one revision of the plan. */
export async function listInvited(call: Call, plan: string): Promise<InvitedSite[]> {
  let sites: InvitedSite[] = []
  let revision: number | null = null
  for (;;) {
    const part = await call('calendar.acknowledgements', { plan, offset: sites.length, limit: AT_ONCE })
    if (revision !== null && part.revision !== revision) {
      // Whoever is invited may have changed between two pages: begin again.
      sites = []
      revision = null
      continue
    }
    revision = part.revision
    sites.push(...part.sites)
    if (part.sites.length === 0 || sites.length >= part.total) return sites
  }
}

/** Counted from the sites that are shown: both are of one moment. */
export function countsOfListed(sites: readonly InvitedSite[]): InvitationCounts {
  const countOf = (standing: InvitedSite['standing']) =>
    sites.filter((site) => site.standing === standing).length
  const absent = countOf('absent')
  return { invited: sites.length, acknowledged: countOf('received') + absent, absent }
}
