import { Refusal } from '#contract'
import { MAX_DATES, type PlanDetails, type Recurrence } from '#contract/calendar'

const DAY_MS = 24 * 3_600_000
/** Vietnam has one time of the year. */
const VIETNAM_MS = 7 * 3_600_000

export interface NextDate {
  /** In Vietnam, `2026-12-01`. */
  day: string
  /** Unix milliseconds, at the time of day of the first. */
  startsAt: number
}

/**
 * The days after the first on which a session comes again and that are not over at `now`, both Unix milliseconds (W11). A
 * month without such a day has it on its last. Throws Refusal `calendar.wrong` when there is none, or more than can be
 * made at once.
 */
export function datesOf(first: number, { every, until, except }: Recurrence, now: number): NextDate[] {
  const dates: NextDate[] = []
  for (let step = 1; ; step++) {
    const startsAt =
      every === 'week' ? first + step * 7 * DAY_MS : inMonths(first, every === 'month' ? step : step * 3)
    const day = dayOf(startsAt)
    if (day > until) break
    if (startsAt <= now || except.includes(day)) continue
    if (dates.length === MAX_DATES)
      throw new Refusal('calendar.wrong', {
        vi: `lặp lại nhiều nhất ${MAX_DATES} ngày một lần lập; hãy chọn ngày cuối sớm hơn`,
        en: `at most ${MAX_DATES} dates are made at once; choose an earlier last day`,
      })
    dates.push({ day, startsAt })
  }
  if (dates.length === 0)
    throw new Refusal('calendar.wrong', {
      vi: 'không có ngày nào để lặp lại đến ngày cuối đã chọn',
      en: 'it comes again on no day until the last one',
    })
  return dates
}

/** What a plan says, moved to another start: its end and agenda move along. */
export function movedTo(details: PlanDetails, startsAt: number): PlanDetails {
  const by = startsAt - details.startsAt
  return {
    ...details,
    ...{ startsAt, endsAt: details.endsAt + by },
    agenda: details.agenda.map((line) => ({ ...line, at: line.at + by })),
  }
}

/**
 * What a later plan of a series says after `before` became `after` in an earlier one; null: it was changed by itself, and
 * stays (W12).
 */
export function followed(later: PlanDetails, before: PlanDetails, after: PlanDetails): PlanDetails | null {
  const asBefore = movedTo(before, later.startsAt)
  if (JSON.stringify(asBefore) !== JSON.stringify(later)) return null
  return movedTo(after, later.startsAt + after.startsAt - before.startsAt)
}

/** The midnight in Vietnam at which a day began; Unix milliseconds. */
export const midnightOf = (at: number): number => at - ((at + VIETNAM_MS) % DAY_MS)

const dayOf = (at: number) => new Date(at + VIETNAM_MS).toISOString().slice(0, 10)

function inMonths(first: number, months: number): number {
  const local = new Date(first + VIETNAM_MS)
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const timeOfDay = (first + VIETNAM_MS) % DAY_MS
  return Date.UTC(year, month, Math.min(local.getUTCDate(), last)) + timeOfDay - VIETNAM_MS
}
