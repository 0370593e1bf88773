import { Refusal, type SiteId } from '#contract'
import type {
  Acknowledgement,
  InvitationAnswer,
  InvitationCounts,
  InvitationStanding,
  Plan,
  Planned,
} from '#contract/calendar'
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
}

/**
 * A site's next acknowledgement; the one before when it said the same already (W5). Throws Refusal: `calendar.state` when the
 * plan does not ask for such an answer (any more), `calendar.unknown` for a site that is not invited,
 * `calendar.time-changed` for an answer to an earlier time, `calendar.too-many-answers`.
 */
export function acknowledge(
  { plan, sites }: Planned,
  before: Acknowledgement | undefined,
  { site, asking, answer, way, by, at }: Given,
): Acknowledgement {
  if (!sites.includes(site)) throw new Refusal('calendar.unknown', { plan: plan.id })
  requireAllowed(plan, answer.is === 'absent' ? 'excuse' : 'receive')
  if (asking !== plan.asking) throw new Refusal('calendar.time-changed', { title: plan.details.title })
  if (before?.asking === asking && JSON.stringify(before.answer) === JSON.stringify(answer)) return before
  const given = before?.revision ?? 0
  if (given >= MOST_ANSWERS) throw new Refusal('calendar.too-many-answers', { count: MOST_ANSWERS })
  return { plan: plan.id, site, revision: given + 1, asking, at, by, way, answer }
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

/** Revisions come from one tier, the site's own. It gives the same one twice only after its store was put back. */
function isNewer(each: Acknowledgement, before: Acknowledgement | undefined): boolean {
  if (!before) return true
  if (each.revision !== before.revision) return each.revision > before.revision
  if (each.at !== before.at) return each.at > before.at
  return JSON.stringify(each) > JSON.stringify(before)
}

/** How an invited site stands to the time that holds. */
export function standingOf(
  { asking }: Pick<Plan, 'asking'>,
  given: Acknowledgement | undefined,
): InvitationStanding {
  if (!given) return 'waiting'
  return given.asking < asking ? 'outdated' : given.answer.is
}

/** Of these sites, as far as they are invited (W7). */
export function countsOf(
  { plan, sites }: Planned,
  given: Acknowledgements,
  isCounted: (site: SiteId) => boolean = () => true,
): InvitationCounts {
  const standings = sites.filter(isCounted).map((site) => standingOf(plan, given.get(site)))
  const absent = standings.filter((standing) => standing === 'absent').length
  const received = standings.filter((standing) => standing === 'received').length
  return { invited: standings.length, acknowledged: received + absent, absent }
}
