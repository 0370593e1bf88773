import { loadsOf, runningIn } from '#conference/readiness'
import type { Readiness } from '#conference/readiness-store'
import type { SiteId } from '#contract'
import type { RoundState } from '#contract/console'
import type { LinkBudget, Round } from '#contract/readiness'
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
  busy: () => ReadonlySet<SiteId>
}): RoundStates {
  let last: { rounds: readonly Round[]; busy: string; shown: readonly RoundState[] } | null = null
  return {
    all() {
      const { rounds } = readiness.state()
      const under = new Set([...busy(), ...rounds.flatMap(runningIn)])
      const text = [...under].toSorted().join()
      if (last && last.rounds === rounds && last.busy === text) return last.shown
      const shown = rounds.map((round) => {
        const own = new Set(runningIn(round))
        const elsewhere = new Set([...under].filter((site) => !own.has(site)))
        return { round, loads: loadsOf(round, { budgets, cost: costOf(round.form, rules), elsewhere }) }
      })
      last = { rounds, busy: text, shown }
      return shown
    },
  }
}
