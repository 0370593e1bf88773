import type { RollCallEntry, RollCallNews, RollCallState, SiteId } from '#contract'

/** What one console was told of roll calls, so that it is told only what is new (rule N32). */
export interface RollCallTold {
  /** What is new since the last time, the first time all; null: nothing. `shown`: what consoles see, the newest last. */
  next(shown: readonly RollCallState[]): RollCallNews | null
}

export function createRollCallTold(): RollCallTold {
  let last: readonly RollCallState[] | null = null
  const told = new Map<string, { endedAt: number | null; answers: Map<SiteId, number> }>()

  /** Answers are only ever added, so their number tells whether there are new ones. */
  const newIn = ({ call, entries }: RollCallState): RollCallEntry[] => {
    const known = told.get(call.id)?.answers ?? new Map<SiteId, number>()
    const added = entries.filter(({ site, answers }) => known.get(site) !== answers.length)
    for (const { site, answers } of added) known.set(site, answers.length)
    told.set(call.id, { endedAt: call.endedAt, answers: known })
    return added
  }
  const isWholeNews = ({ call }: RollCallState) => {
    const before = told.get(call.id)
    return before === undefined || before.endedAt !== call.endedAt
  }

  return {
    next(shown) {
      const whole = last === null
      if (last?.length === shown.length && last.every((state, at) => state === shown[at])) return null
      last = [...shown]
      const rollCalls = shown.filter(isWholeNews)
      const others = shown.filter((state) => !rollCalls.includes(state))
      for (const state of rollCalls) newIn(state)
      const answers = others
        .map((state) => ({ rollCall: state.call.id, entries: newIn(state) }))
        .filter(({ entries }) => entries.length > 0)
      return whole || rollCalls.length > 0 || answers.length > 0 ? { whole, rollCalls, answers } : null
    },
  }
}
