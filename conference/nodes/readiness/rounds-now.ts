import { nextStarts, runningIn, siteCame, siteLeft, timeOut } from '#conference/readiness'
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

/** Whose tests begin now, round by round in the order of their opening. `busy`: tested or asked already, or not to be asked yet. */
export function startsOf(
  rounds: readonly Round[],
  busy: ReadonlySet<SiteId>,
  budgets: readonly LinkBudget[],
  rules: ReadinessRules,
): Start[] {
  const taken = new Set([...busy, ...rounds.flatMap(runningIn)])
  return rounds.flatMap((round) => {
    const own = new Set(runningIn(round))
    const elsewhere = new Set([...taken].filter((site) => !own.has(site)))
    const cost = costOf(round.form, rules)
    const starts = nextStarts(round, { budgets, cost, atMost: rules.atMost, elsewhere })
    for (const site of starts) taken.add(site)
    return starts.map((site) => ({ round: round.id, site, form: round.form, title: round.title }))
  })
}
