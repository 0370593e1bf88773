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
  /** Sites that are tested now for another round, another tier, or by themselves. */
  elsewhere: ReadonlySet<SiteId>
}

/** Whose test begins now: who came late first, then the others in their order, as far as the links bear it (D27). */
export function nextStarts(round: Round, bounds: Bounds): SiteId[] {
  if (round.state !== 'running') return []
  const { ledger, running } = ledgerOf(round, bounds)
  const starts: SiteId[] = []
  for (const { site } of inTurn(round.sites)) {
    if (running + starts.length >= bounds.atMost) break
    if (bounds.elsewhere.has(site) || !ledger.bears(site)) continue
    ledger.add(site)
    starts.push(site)
  }
  return starts
}

/** What the tests of this round and of others take of each link now. */
export const loadsOf = (round: Round, bounds: Omit<Bounds, 'atMost'>): LinkLoad[] =>
  ledgerOf(round, bounds).ledger.loads()

function ledgerOf(round: Round, { budgets, cost, elsewhere }: Omit<Bounds, 'atMost'>) {
  const ledger = createLedger(budgets, cost)
  const running = new Set(runningIn(round))
  for (const site of new Set([...running, ...elsewhere])) ledger.add(site)
  return { ledger, running: running.size }
}

function inTurn(sites: readonly RoundSite[]): RoundSite[] {
  const late = sites.filter((each) => each.state === 'late').toSorted((a, b) => a.since - b.since)
  return [...late, ...sites.filter(({ state }) => state === 'waiting')]
}
