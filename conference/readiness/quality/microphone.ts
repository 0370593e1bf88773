import type { QualityFault, Thresholds } from '#contract/readiness'
import { medianOf } from './medians.ts'
import type { Found, Sample } from './sample.ts'

/** The microphone of a site, from when it was opened. Who was heard once may be silent: others speak. */
export type MicrophoneHeard =
  | { state: 'closed' }
  | { state: 'unheard'; since: number; forMs: number }
  | { state: 'heard' }

/** Open for so long and never heard: somebody should look, and later it is an alarm. Milliseconds. */
const UNHEARD_ACCEPTABLE_MS = 60_000
const UNHEARD_FAIL_MS = 120_000
/** Fewer samples in which it was heard tell nothing of how loud it is. */
const HEARD_AT_LEAST = 3

/** What could not be read changes nothing. */
export function microphoneAfter(before: MicrophoneHeard, { at, found }: Sample): MicrophoneHeard {
  if (!found) return before
  if (!found.microphone) return { state: 'closed' }
  if (found.microphone.levelDbov !== null || before.state === 'heard') return { state: 'heard' }
  const since = before.state === 'unheard' ? before.since : at
  return { state: 'unheard', since, forMs: at - since }
}

/** Not heard since it was opened, too loud, or low, which is no more than a warning (D56); null: it is good. */
export function microphoneFault(
  telling: readonly Found[],
  heard: MicrophoneHeard,
  { levelDbov: { good, acceptable } }: Thresholds,
): QualityFault | null {
  const fault = (grade: 'acceptable' | 'fail', reading: QualityFault['reading']): QualityFault => ({
    place: 'microphone',
    grade,
    reading,
  })
  if (heard.state === 'unheard' && heard.forMs >= UNHEARD_ACCEPTABLE_MS) {
    const grade = heard.forMs >= UNHEARD_FAIL_MS ? 'fail' : 'acceptable'
    return fault(grade, { metric: 'silentMs', value: heard.forMs, bound: UNHEARD_FAIL_MS })
  }
  const levels = telling.flatMap(({ microphone }) => microphone?.levelDbov ?? [])
  const value = levels.length < HEARD_AT_LEAST ? null : medianOf(levels)
  if (value === null) return null
  if (value > acceptable.to) return fault('fail', { metric: 'levelDbov', value, bound: acceptable.to })
  if (value > good.to) return fault('acceptable', { metric: 'levelDbov', value, bound: good.to })
  if (value < acceptable.from)
    return fault('acceptable', { metric: 'levelDbov', value, bound: acceptable.from })
  return null
}
