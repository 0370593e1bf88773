import type { LegName, Measurement } from '#contract/readiness'

/**
 * A short test with the capacities of an earlier full one of the same site, which it did not measure again. The proof
 * is then as old as the full test (D18). A full test, or one of another site, is given back as it is.
 */
export function carryOver(short: Measurement, full: Measurement | null): Measurement {
  if (short.form === 'full' || full?.form !== 'full' || full.site !== short.site) return short
  if (full.endedAt > short.startedAt) return short
  const legs = { ...short.legs }
  for (const leg of Object.keys(legs) as LegName[])
    legs[leg] = { ...legs[leg], capacityKbps: legs[leg].capacityKbps ?? full.legs[leg].capacityKbps }
  return { ...short, legs, carriedFrom: { id: full.id, endedAt: full.endedAt } }
}
