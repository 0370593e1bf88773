import { loadsOf, runningIn } from '#conference/readiness'
import type { Readiness } from '#conference/readiness-store'
import type { SiteId } from '#contract'
import type { RoundState } from '#contract/console'
import type { LinkBudget, Round } from '#contract/readiness'
import { costsUnderWay, without } from './rounds-now.ts'
import { costOf, type ReadinessRules } from './rules.ts'

/** The rounds as consoles see them. The same array until something on it changes. */
export interface RoundStates {
  all(): readonly RoundState[]
}

export function createRoundStates({
  readiness,
  rules,
  budgets,
  busy,
}: {
  readiness: Pick<Readiness, 'state'>
  rules: ReadinessRules
  budgets: readonly LinkBudget[]
  busy: () => ReadonlyMap<SiteId, Round['form']>
}): RoundStates {
  let last: { rounds: readonly Round[]; busy: string; shown: readonly RoundState[] } | null = null
  return {
    all() {
      const { rounds } = readiness.state()
      const under = costsUnderWay(rounds, busy(), rules)
      const text = JSON.stringify([...under])
      if (last && last.rounds === rounds && last.busy === text) return last.shown
      const shown = rounds.map((round) => {
        const elsewhere = without(under, runningIn(round))
        return { round, loads: loadsOf(round, { budgets, cost: costOf(round.form, rules), elsewhere }) }
      })
      last = { rounds, busy: text, shown }
      return shown
    },
  }
}
