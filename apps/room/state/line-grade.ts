import type { Line } from '#browser/self-test'
import type { LineGrade } from '#contract'
import { type Thresholds, thresholds } from '#contract/readiness'

const bounds = thresholds.parse({})
const order: readonly LineGrade[] = ['good', 'acceptable', 'fail']

/**
 * The worst of round trip, loss and jitter, both ways, by the bounds that readiness has too (their sources stand
 * there). What does not flow has neither loss nor jitter. Null: not even the round trip is known.
 */
export function gradeOfLine({ up, down }: Line): LineGrade | null {
  const trips = known([up.rttMs, down.rttMs])
  if (trips.length === 0) return null
  const grades = [
    ...trips.map((value) => gradeBy(value, bounds.rttMs)),
    ...known([up.lossShare, down.lossShare]).map((value) => gradeBy(value, bounds.lossShare)),
    ...known([up.jitterMs, down.jitterMs]).map((value) => gradeBy(value, bounds.jitterMs)),
  ]
  return order[Math.max(...grades.map((grade) => order.indexOf(grade)))] ?? null
}

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null)

const gradeBy = (value: number, { good, acceptable }: Pick<Thresholds['rttMs'], 'good' | 'acceptable'>) =>
  value <= good ? 'good' : value <= acceptable ? 'acceptable' : 'fail'
