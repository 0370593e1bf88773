import {
  type BoardSite,
  type Grade,
  HISTORY_LENGTH,
  type ProofMark,
  type SiteHistory,
  type Verdict,
} from '#contract/readiness'

/** The test behind a verdict as the history shows it; null: there was none. */
export function markOf({ measurement, provedAt, at, grade, findings, mos }: Verdict): ProofMark | null {
  if (measurement === null || provedAt === null) return null
  const scores = [mos.province, mos.centre].filter((each) => each !== null)
  return {
    ...{
      measurement,
      at,
      grade,
      code: findings.find(({ severity }) => severity !== 'note')?.code ?? null,
    },
    mos: scores.length === 0 ? null : Math.min(...scores),
  }
}

/** The history with one test more, each test once, the oldest first, the newest twenty (D43, D44). */
export function withMark(history: SiteHistory, mark: ProofMark): SiteHistory {
  const others = history.filter(({ measurement }) => measurement !== mark.measurement)
  const byAge = (a: ProofMark, b: ProofMark) => a.at - b.at || (a.measurement < b.measurement ? -1 : 1)
  return [...others, mark].toSorted(byAge).slice(-HISTORY_LENGTH)
}

const ranks: Record<Grade, number> = { good: 2, acceptable: 1, fail: 0, untested: 0 }
const COMPARED = 5

/** The newest test against the mean of up to five before it (D43). */
export function trendOf(history: SiteHistory): BoardSite['trend'] {
  const newest = history.at(-1)
  const before = history.slice(-1 - COMPARED, -1)
  if (!newest || before.length === 0) return 'unknown'
  const mean = before.reduce((sum, { grade }) => sum + ranks[grade], 0) / before.length
  const rank = ranks[newest.grade]
  return rank > mean ? 'better' : rank < mean ? 'worse' : 'steady'
}
