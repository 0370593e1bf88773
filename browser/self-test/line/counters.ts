import { numberIn, type StatsRecord } from './snapshot.ts'

/** A counter's growth since the earlier report. One that is smaller now began again. Null: not counted. */
export function grown(record: StatsRecord, before: readonly StatsRecord[], field: string): number | null {
  const now = numberIn(record, field)
  if (now === null) return null
  const was =
    numberIn(
      before.find(({ id }) => id === record.id),
      field,
    ) ?? 0
  return now >= was || field === 'packetsLost' ? now - was : now
}

/** The growth of all that count it. Null: none does. */
export function sumGrown(
  records: readonly StatsRecord[],
  before: readonly StatsRecord[],
  field: string,
): number | null {
  const all = present(records.map((record) => grown(record, before, field)))
  return all.length === 0 ? null : all.reduce((sum, value) => sum + value, 0)
}

export function mostGrown(
  records: readonly StatsRecord[],
  before: readonly StatsRecord[],
  field: string,
): number | null {
  const all = present(records.map((record) => grown(record, before, field)))
  return all.length === 0 ? null : Math.max(...all)
}

export function most(records: readonly StatsRecord[], field: string): number | null {
  const all = present(records.map((record) => numberIn(record, field)))
  return all.length === 0 ? null : Math.max(...all)
}

/** A part of a whole, 0 to 1. Null without a whole. */
export function share(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0) return null
  return Math.min(1, Math.max(0, part / whole))
}

export function perSecond(growth: number | null, ms: number): number | null {
  return growth === null || ms <= 0 ? null : (growth * 1000) / ms
}

/** Times a factor, if there is anything. */
export function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor
}

const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null)
