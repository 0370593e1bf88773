import { type NodeId, Refusal, type SiteId } from '#contract'
import type { Round, RoundOrder, RoundSite } from '#contract/readiness'
import { type Common, commonOf, replaceSites } from './replace.ts'

/** What is around a command on a round. */
export interface Surroundings {
  /** Unix milliseconds. */
  at: number
  /** Sites whose page is connected. */
  present: ReadonlySet<SiteId>
}

/** A round over these sites, each once, in this order (D20). */
export function openRound(
  { id, node, by }: { id: string; node: NodeId; by: string },
  order: RoundOrder,
  sites: readonly SiteId[],
  around: Surroundings,
): Round {
  return {
    ...order,
    ...{ id, node, by, openedAt: around.at, state: 'running' },
    sites: [...new Set(sites)].map((site) => begun(unknown(site), around)),
  }
}

/** No test begins; those under way end as they would (D23). Throws Refusal `round.over`. */
export const pauseRound = (round: Round): Round =>
  requireOpen(round).state === 'paused' ? round : { ...round, state: 'paused' }

/** Throws Refusal `round.over`. */
export const resumeRound = (round: Round): Round =>
  requireOpen(round).state === 'running' ? round : { ...round, state: 'running' }

/** The round is over: what was not reached stays as it is (D26). */
export const closeRound = (round: Round): Round =>
  round.state === 'closed' ? round : { ...round, state: 'closed' }

/**
 * Tests sites again: the named ones, or without names all that failed (D25). Who is being tested or waits is left;
 * no proof from before counts for the others.
 * Throws Refusal `round.over`, `site.unknown`.
 */
export function retest(round: Round, sites: readonly SiteId[] | null, around: Surroundings): Round {
  requireOpen(round)
  for (const site of sites ?? [])
    if (!round.sites.some((each) => each.site === site)) throw new Refusal('site.unknown', { site })
  const isMeant = ({ site, state }: RoundSite) =>
    sites === null ? state === 'failed' : sites.includes(site) && (state === 'failed' || state === 'proven')
  return replaceSites(round, (each) =>
    isMeant(each) ? begun({ ...commonOf(each), retestAt: around.at }, around) : each,
  )
}

const unknown = (site: SiteId): Common => ({ site, tests: 0, retestAt: null })

const begun = (common: Common, { at, present }: Surroundings): RoundSite =>
  present.has(common.site) ? { state: 'waiting', ...common } : { state: 'absent', ...common, since: at }

function requireOpen(round: Round): Round {
  if (round.state === 'closed') throw new Refusal('round.over', { round: round.title })
  return round
}
