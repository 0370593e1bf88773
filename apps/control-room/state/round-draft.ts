import type { BodyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { formatVietnamTime } from '#foundation/time'

/** What a new round is opened with. */
export type RoundDraft = BodyOf<ConsoleOperations, 'rounds.open'>

/** “Kiểm thử 14:05 23/11”: what a round is called unless the operator says otherwise. `at`: Unix milliseconds. */
export function roundTitle(at: number): string {
  const [date = '', time = ''] = formatVietnamTime(at).split(' ')
  return `Kiểm thử ${time.slice(0, 5)} ${date.slice(0, 5)}`
}

/** The order of a round; a title of spaces is none. */
export const roundDraft = (
  title: string,
  form: RoundDraft['form'],
  sites: RoundDraft['sites'],
  at: number,
): RoundDraft => ({ title: title.trim() || roundTitle(at), form, sites })
