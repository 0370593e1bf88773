import type { SiteId } from '#contract'
import type { LinkBudget, LinkLoad, Round, RoundSite } from '#contract/readiness'
import { createLedger, type TestCost } from './links.ts'
import { runningIn } from './progress.ts'

/** What bounds the tests of a round. */
export interface Bounds {
  budgets: readonly LinkBudget[]
  cost: TestCost
  /** As many tests of this round at once at most, whatever the links bear. */
  atMost: number
  /** Sites that are tested now for another round, another tier, or by themselves, and what each of these tests takes. */
  elsewhere: ReadonlyMap<SiteId, TestCost>
  /** Sites that are not to be asked yet. They take nothing. */
  resting: ReadonlySet<SiteId>
}

/** Whose test begins now: who came late first, then the others in their order, as far as the links bear it (D27). */
export function nextStarts(round: Round, bounds: Bounds): SiteId[] {
  if (round.state !== 'running') return []
  const { ledger, running } = ledgerOf(round, bounds)
  const starts: SiteId[] = []
  for (const { site } of inTurn(round.sites)) {
    if (running + starts.length >= bounds.atMost) break
    const isPassedOver = bounds.elsewhere.has(site) || bounds.resting.has(site)
    if (isPassedOver || !ledger.bears(site, bounds.cost)) continue
    ledger.add(site, bounds.cost)
    starts.push(site)
  }
  return starts
}

/** What the tests of this round and of others take of each link now. */
export const loadsOf = (round: Round, bounds: Omit<Bounds, 'atMost' | 'resting'>): LinkLoad[] =>
  ledgerOf(round, bounds).ledger.loads()

function ledgerOf(round: Round, { budgets, cost, elsewhere }: Omit<Bounds, 'atMost' | 'resting'>) {
  const ledger = createLedger(budgets)
  const running = new Set(runningIn(round))
  for (const site of running) ledger.add(site, cost)
  for (const [site, theirs] of elsewhere) if (!running.has(site)) ledger.add(site, theirs)
  return { ledger, running: running.size }
}

function inTurn(sites: readonly RoundSite[]): RoundSite[] {
  const late = sites.filter((each) => each.state === 'late').toSorted((a, b) => a.since - b.since)
  return [...late, ...sites.filter(({ state }) => state === 'waiting')]
}
