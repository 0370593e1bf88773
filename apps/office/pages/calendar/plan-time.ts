import { formatVietnamTime } from '#foundation/time'

const VIETNAM_OFFSET_MS = 7 * 3_600_000
const DAY_MS = 24 * 3_600_000
const weekdays = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const

/** The day in Vietnam, `24/11/2026`. Moments are Unix milliseconds. */
export const dayOf = (at: number): string => formatVietnamTime(at).slice(0, 10)

/** The time of day in Vietnam, `08:00`. */
export const timeOf = (at: number): string => formatVietnamTime(at).slice(11, 16)

/** `T2` to `T7`, `CN`. */
export const weekdayOf = (at: number): string => weekdays[new Date(at + VIETNAM_OFFSET_MS).getUTCDay()] ?? ''

/** The moment of `24/11/2026` and `8:00`, in Vietnam; null: there is none. */
export function momentOf(day: string, time: string): number | null {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(day.trim()) ?? []
  const [, hour = '', minute = ''] = /^(\d{1,2})[:hH](\d{2})$/.exec(time.trim()) ?? []
  if (date === '' || hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date))
  const isReal = new Date(midnight).getUTCDate() === Number(date) && Number(month) <= 12
  return isReal ? midnight - VIETNAM_OFFSET_MS + (Number(hour) * 60 + Number(minute)) * 60_000 : null
}

/** That time of day at or after a moment: the next day when it is earlier in the day. Null: it is none. */
export function nextMoment(from: number, time: string): number | null {
  const at = momentOf(dayOf(from), time)
  if (at === null) return null
  return at < from ? at + DAY_MS : at
}

/** `24/11/2026` as machines write it, `2026-11-24`; null: there is no such day. */
export function isoDayOf(day: string): string | null {
  const at = momentOf(day, '00:00')
  return at === null ? null : new Date(at + VIETNAM_OFFSET_MS).toISOString().slice(0, 10)
}
