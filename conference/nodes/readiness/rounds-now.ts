import { nextStarts, runningIn, siteCame, siteLeft, type TestCost, timeOut } from '#conference/readiness'
import type { SiteId } from '#contract'
import type { LinkBudget, Round } from '#contract/readiness'
import { costOf, type ReadinessRules } from './rules.ts'

/** What is around the rounds at a moment. */
export interface Moment {
  /** Unix milliseconds. */
  at: number
  /** Sites whose page is there, or whose test goes on while it is expected back. */
  present: ReadonlySet<SiteId>
  /** How long a test may run in a round, from its order on, milliseconds. */
  limitMs: number
}

/** The rounds with who came, who went, and what took too long (N54). The same array when nothing did. */
export function roundsAt(rounds: readonly Round[], { at, present, limitMs }: Moment): readonly Round[] {
  const after = rounds.map((round) => {
    if (round.state === 'closed') return round
    let now = round
    for (const { site, state } of round.sites) {
      const isHere = present.has(site)
      if (isHere && state === 'absent') now = siteCame(now, site, at)
      if (!isHere && (state === 'waiting' || state === 'late' || state === 'running'))
        now = siteLeft(now, site, at)
    }
    return timeOut(now, at, limitMs)
  })
  return after.every((round, index) => round === rounds[index]) ? rounds : after
}

/** Who is tested now for which round. */
export interface Start {
  round: string
  site: SiteId
  form: Round['form']
  title: string
}

export interface AroundStarts {
  /** Sites that are tested or asked already, and in which form. */
  busy: ReadonlyMap<SiteId, Round['form']>
  /** Sites that are not to be asked yet. */
  resting: ReadonlySet<SiteId>
  budgets: readonly LinkBudget[]
  rules: ReadinessRules
}

/** Whose tests begin now, round by round in the order of their opening. */
export function startsOf(rounds: readonly Round[], { busy, resting, budgets, rules }: AroundStarts): Start[] {
  const taken = costsUnderWay(rounds, busy, rules)
  return rounds.flatMap((round) => {
    const cost = costOf(round.form, rules)
    const elsewhere = without(taken, runningIn(round))
    const starts = nextStarts(round, { budgets, cost, atMost: rules.atMost, elsewhere, resting })
    for (const site of starts) taken.set(site, cost)
    return starts.map((site) => ({ round: round.id, site, form: round.form, title: round.title }))
  })
}

/** What each test takes that is under way: here, or for a round at a node below. */
export const costsUnderWay = (
  rounds: readonly Round[],
  busy: ReadonlyMap<SiteId, Round['form']>,
  rules: ReadinessRules,
): Map<SiteId, TestCost> =>
  new Map([
    ...rounds.flatMap((round) => runningIn(round).map((site) => [site, costOf(round.form, rules)] as const)),
    ...[...busy].map(([site, form]) => [site, costOf(form, rules)] as const),
  ])

/** Those of others than the round's own. */
export function without(costs: ReadonlyMap<SiteId, TestCost>, own: readonly SiteId[]): Map<SiteId, TestCost> {
  const others = new Map(costs)
  for (const site of own) others.delete(site)
  return others
}
