import type { Metric } from '#contract/readiness'

interface Form {
  unit: string
  factor: number
  digits: number
}
const ms: Form = { unit: ' ms', factor: 1, digits: 0 }
const percent: Form = { unit: ' %', factor: 100, digits: 2 }
const dbov: Form = { unit: ' dBov', factor: 1, digits: 1 }

const forms: Record<Metric, Form> = {
  rttMs: ms,
  jitterMs: ms,
  skewMs: ms,
  longestFreezeMs: ms,
  lossShare: percent,
  concealedShare: percent,
  clippingShare: percent,
  heightPx: { unit: 'p', factor: 1, digits: 0 },
  fps: { unit: ' fps', factor: 1, digits: 1 },
  capacityKbps: { unit: ' kbit/s', factor: 1, digits: 0 },
  mos: { unit: '', factor: 1, digits: 2 },
  levelDbov: dbov,
  noiseFloorDbov: dbov,
  ageMs: { unit: ' min', factor: 1 / 60_000, digits: 0 },
}

/** A figure as people read it, in both languages the same: `5.2 %`, `300 kbit/s`. */
export function figure(value: number, metric: Metric): string {
  const { unit, factor, digits } = forms[metric]
  return `${Number((value * factor).toFixed(digits))}${unit}`
}
