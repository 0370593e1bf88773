import type { Metric } from '#contract/readiness'

export type Language = 'vi' | 'en'

interface Form {
  unit: Record<Language, string>
  factor: number
  digits: number
}
const alike = (unit: string) => ({ vi: unit, en: unit })
const ms: Form = { unit: alike(' ms'), factor: 1, digits: 0 }
const percent: Form = { unit: alike(' %'), factor: 100, digits: 2 }
const dbov: Form = { unit: alike(' dBov'), factor: 1, digits: 1 }
const minutes: Form = { unit: { vi: ' phút', en: ' min' }, factor: 1 / 60_000, digits: 0 }
const hours: Form = { unit: { vi: ' giờ', en: ' h' }, factor: 1 / 3_600_000, digits: 1 }

const forms: Record<Exclude<Metric, 'ageMs'>, Form> = {
  rttMs: ms,
  jitterMs: ms,
  skewMs: ms,
  longestFreezeMs: ms,
  lossShare: percent,
  concealedShare: percent,
  clippingShare: percent,
  heightPx: { unit: alike('p'), factor: 1, digits: 0 },
  fps: { unit: { vi: ' hình/giây', en: ' fps' }, factor: 1, digits: 1 },
  capacityKbps: { unit: alike(' kbit/s'), factor: 1, digits: 0 },
  mos: { unit: alike(''), factor: 1, digits: 2 },
  levelDbov: dbov,
  noiseFloorDbov: dbov,
}

const HOURS_FROM_MS = 2 * 3_600_000

/** A figure as people read it: `5,2 %` and `5.2 %`, `300 kbit/s`, `25 giờ` and `25 h`. */
export function figure(value: number, metric: Metric, language: Language): string {
  const form = metric !== 'ageMs' ? forms[metric] : value < HOURS_FROM_MS ? minutes : hours
  const text = String(Number((value * form.factor).toFixed(form.digits)))
  return `${language === 'vi' ? text.replace('.', ',') : text}${form.unit[language]}`
}
