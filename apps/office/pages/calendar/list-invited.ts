import type { InvitedSite } from '#contract/console'
import type { Call } from '../../state/call.ts'

const AT_ONCE = 500

/** Every site that a plan invites, as far as the node knows, with what it answered. */
export async function listInvited(call: Call, plan: string): Promise<InvitedSite[]> {
  const sites: InvitedSite[] = []
  for (;;) {
    const part = await call('calendar.acknowledgements', { plan, offset: sites.length, limit: AT_ONCE })
    sites.push(...part.sites)
    if (part.sites.length === 0 || sites.length >= part.total) return sites
  }
}
