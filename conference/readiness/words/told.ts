import type { Finding, Measurement } from '#contract/readiness'
import type { Draft } from '../verdict/draft.ts'
import { actorOf } from './actor.ts'
import { deviceWords } from './devices.ts'
import { figure, type Language } from './figures.ts'
import { lineWords } from './lines.ts'
import { missingWords } from './missing.ts'
import { placeWords, tierWords } from './places.ts'
import { proofWords } from './proofs.ts'

const catalogue = { ...deviceWords, ...lineWords, ...proofWords }

/** The finding with its words and with who has to act (D19). */
export function told(draft: Draft, measurement: Measurement | null): Finding {
  const { code, severity, place, tier, reading, detail } = draft
  const { cause, todo } = catalogue[code]
  const fill = (language: Language) => (text: string) =>
    text
      .replaceAll('{value}', reading ? figure(reading.value, reading.metric, language) : '')
      .replaceAll('{bound}', reading ? figure(reading.bound, reading.metric, language) : '')
      .replaceAll('{place}', placeWords[place][language])
      .replaceAll('{tier}', tier ? tierWords[tier][language] : '')
      .replaceAll('{detail}', missingWords(detail ?? [], language))
  const both = (words: { vi: string; en: string }) => ({ vi: fill('vi')(words.vi), en: fill('en')(words.en) })
  const actor = actorOf(draft, measurement)
  return { code, severity, place, tier, actor, reading, cause: both(cause), todo: both(todo) }
}
