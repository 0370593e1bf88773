import { Refusal, type SiteId } from '#contract'
import type {
  Acknowledgement,
  InvitationAnswer,
  InvitationCounts,
  InvitationStanding,
  Plan,
  Planned,
} from '#contract/calendar'
import { invitedSet } from './invites.ts'
import { requireAllowed } from './states.ts'

/** The newest acknowledgement of each site for one plan. */
export type Acknowledgements = ReadonlyMap<SiteId, Acknowledgement>

/** As often as a site may answer anew for one plan. */
const MOST_ANSWERS = 100

export interface Given {
  site: SiteId
  /** The asking that whoever answers has seen. */
  asking: number
  answer: InvitationAnswer
  way: Acknowledgement['way']
  by: string
  /** Unix milliseconds. */
  at: number
  /** When this control process began, Unix milliseconds. */
  epoch: number
}

/**
 * A site's next acknowledgement; the one before when it said the same already (W5). Throws Refusal: `calendar.state` when the
 * plan does not ask for such an answer (any more), `calendar.unknown` for a site that is not invited, or not asked yet,
 * `calendar.time-changed` for an answer to an earlier time, `calendar.too-many-answers`.
 */
export function acknowledge(
  planned: Planned,
  before: Acknowledgement | undefined,
  { site, asking, answer, way, by, at, epoch }: Given,
): Acknowledgement {
  const { plan } = planned
  // What was not announced is as unknown to a site as what does not invite it: not even its title is told.
  if (plan.asking === 0 || !invitedSet(planned).has(site))
    throw new Refusal('calendar.unknown', { plan: plan.id })
  requireAllowed(plan, answer.is === 'absent' ? 'excuse' : 'receive')
  if (asking !== plan.asking) throw new Refusal('calendar.time-changed', { title: plan.details.title })
  if (before?.asking === asking && JSON.stringify(before.answer) === JSON.stringify(answer)) return before
  const given = before?.revision ?? 0
  if (given >= MOST_ANSWERS) throw new Refusal('calendar.too-many-answers', { count: MOST_ANSWERS })
  const since = Math.max(epoch, before?.epoch ?? 0)
  return { plan: plan.id, site, epoch: since, revision: given + 1, asking, at, by, way, answer }
}

/** Of each site the newest: whatever way and however often tiers hand theirs over, all come to the same (W6). */
export function mergeAcknowledgements(
  known: Acknowledgements,
  heard: Iterable<Acknowledgement>,
): { all: Acknowledgements; newer: Acknowledgement[] } {
  const all = new Map(known)
  const newer = new Map<SiteId, Acknowledgement>()
  for (const each of heard) {
    if (!isNewer(each, all.get(each.site))) continue
    all.set(each.site, each)
    newer.set(each.site, each)
  }
  return { all, newer: [...newer.values()] }
}

/**
 * Revisions come from one tier, the site's own. After its store was put back from a copy they begin earlier again, in a
 * later epoch (W6).
 */
function isNewer(each: Acknowledgement, before: Acknowledgement | undefined): boolean {
  if (!before) return true
  if (each.epoch !== before.epoch) return each.epoch > before.epoch
  if (each.revision !== before.revision) return each.revision > before.revision
  if (each.at !== before.at) return each.at > before.at
  return JSON.stringify(each) > JSON.stringify(before)
}

/** How an invited site stands to what is asked now. */
export function standingOf(
  { asking }: Pick<Plan, 'asking'>,
  given: Acknowledgement | undefined,
): InvitationStanding {
  if (!given) return 'waiting'
  return given.asking < asking ? 'outdated' : given.answer.is
}

/** Of the invited among these sites (W7). */
export function countsAmong(
  sites: readonly SiteId[],
  plan: Pick<Plan, 'asking'>,
  given: Acknowledgements,
): InvitationCounts {
  const counts = { invited: sites.length, acknowledged: 0, absent: 0 }
  for (const site of sites) {
    const standing = standingOf(plan, given.get(site))
    if (standing === 'received' || standing === 'absent') counts.acknowledged++
    if (standing === 'absent') counts.absent++
  }
  return counts
}

const counted = new WeakMap<Planned, { given: Acknowledgements; counts: InvitationCounts }>()

/** Of all invited (W7). Counted once as long as neither the plan nor an answer changes. */
export function countsOf(planned: Planned, given: Acknowledgements): InvitationCounts {
  const known = counted.get(planned)
  if (known?.given === given) return known.counts
  const counts = countsAmong(planned.sites, planned.plan, given)
  counted.set(planned, { given, counts })
  return counts
}
