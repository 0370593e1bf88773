import type { Metric, Reading, Severity } from '#contract/readiness'

/** A figure that is not good: how bad, and which bound it does not keep. */
export interface Graded {
  severity: Exclude<Severity, 'missing' | 'note'>
  reading: Reading
}

/** Good up to `good`, acceptable up to `acceptable`, both included; null: it is good (D2). */
export function gradeAtMost(
  metric: Metric,
  value: number,
  { good, acceptable }: { good: number; acceptable: number },
): Graded | null {
  if (value <= good) return null
  return value <= acceptable
    ? { severity: 'acceptable', reading: { metric, value, bound: good } }
    : { severity: 'fail', reading: { metric, value, bound: acceptable } }
}

/** Good from `good` on, acceptable from `acceptable` on; null: it is good (D2). */
export function gradeAtLeast(
  metric: Metric,
  value: number,
  { good, acceptable }: { good: number; acceptable: number },
): Graded | null {
  if (value >= good) return null
  return value >= acceptable
    ? { severity: 'acceptable', reading: { metric, value, bound: good } }
    : { severity: 'fail', reading: { metric, value, bound: acceptable } }
}

/** A failed figure that is beyond the second bound as well. */
export const critical = (graded: Graded, bound: number): Graded => ({
  severity: 'critical',
  reading: { ...graded.reading, bound },
})

const weights: Record<Severity, number> = {
  critical: 0,
  fail: 1,
  missing: 2,
  warning: 3,
  acceptable: 4,
  note: 5,
}

/** Below 0: `a` weighs more. */
export const bySeverity = (a: Severity, b: Severity): number => weights[a] - weights[b]

export const isFailing = (severity: Severity): boolean => severity === 'critical' || severity === 'fail'
