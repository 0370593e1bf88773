import type { Floor, NodeId, SiteId } from '#contract'
import type { EventBody } from '#contract/events'

type WithSite = Extract<EventBody, { by: string; site: SiteId; session: string }>['kind']
type OfSite = Exclude<WithSite, `showing.${string}` | `cue.${string}`>

/**
 * What the record says about a change of the floor (P7). A hand and an invitation that opening the microphone has
 * answered are told by that. `given`: who gave the command, and the tier where. Who speaks is not recorded.
 */
export function floorEvents(
  session: string,
  before: Floor,
  after: Floor,
  given: { by: string; tier: NodeId },
): EventBody[] {
  const opened = added(before.open, after.open)
  const answered = new Set(opened)
  const raised: [SiteId[], SiteId[]] = [sitesOf(before.raised), sitesOf(after.raised)]
  const invited: [SiteId[], SiteId[]] = [sitesOf(before.invited), sitesOf(after.invited)]
  const unanswered = (sites: SiteId[]) => sites.filter((site) => !answered.has(site))
  const each = (kind: OfSite, sites: SiteId[]) => sites.map((site) => ({ kind, session, site, ...given }))
  return [
    ...each('microphone.closed', added(after.open, before.open)),
    ...each('microphone.opened', opened),
    ...each('invitation.ended', unanswered(added(invited[1], invited[0]))),
    ...each('site.invited', added(invited[0], invited[1])),
    ...each('hand.lowered', unanswered(added(raised[1], raised[0]))),
    ...each('hand.raised', added(raised[0], raised[1])),
    ...(after.bound === before.bound
      ? []
      : [{ kind: 'floor.bound', session, bound: after.bound, ...given } as const]),
  ]
}

const sitesOf = (list: readonly { site: SiteId }[]): SiteId[] => list.map(({ site }) => site)
/** What `after` has and `before` has not. */
const added = (before: readonly SiteId[], after: readonly SiteId[]): SiteId[] =>
  after.filter((site) => !before.includes(site))
