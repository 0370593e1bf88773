import type { Phrase } from '#browser/kit'
import { formatVietnamTime } from '#foundation/time'

/** A day in Vietnam, `2026-11-24`, and a time of it, `08:00`. */
export interface Start {
  day: string
  time: string
}

const DAY_MS = 86_400_000

/** The moment of a day and a time as somebody entered it, in Vietnam whatever this computer's zone; null: no time. */
export function startOf(day: string, entered: string): number | null {
  const time = timeOf(entered)
  const at = time === null ? Number.NaN : Date.parse(`${day}T${time}:00+07:00`)
  return Number.isNaN(at) ? null : at
}

/** `8:00`, `8h`, `8h30`, `0830` and `8.30` as people write them; null: none of these. */
function timeOf(entered: string): string | null {
  const found = /^(\d{1,2})(?:(?:[:h.]|(?=\d\d$))(\d\d)?)$/u.exec(entered.trim().toLowerCase())
  if (!found) return null
  const [hour = '', minute = '00'] = found.slice(1)
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

/** The other way round: what the fields have for a moment. */
export function enteredOf(at: number): Start {
  const [date = '', time = ''] = formatVietnamTime(at).split(' ')
  const [day, month, year] = date.split('/')
  return { day: `${year}-${month}-${day}`, time: time.slice(0, 5) }
}

/** So many days from a moment on, and the one that is set already, in their order. */
export function daysFrom(now: number, count: number, set: string | null): string[] {
  const days = new Set(Array.from({ length: count }, (_, at) => enteredOf(now + at * DAY_MS).day))
  if (set !== null) days.add(set)
  return [...days].toSorted()
}

/** `Hôm nay, 23/11`, `Ngày mai, 24/11`, `Thứ Tư, 25/11` */
export function dayWords(day: string, now: number): Phrase {
  const ahead = daysFrom(now, 2, null).indexOf(day)
  const [, month = '', of = ''] = day.split('-')
  const date = new Date(`${day}T00:00:00Z`)
  const named = near[ahead] ?? { vi: weekdays.vi.format(date), en: weekdays.en.format(date) }
  return { vi: `${named.vi}, ${of}/${month}`, en: `${named.en}, ${of}/${month}` }
}

const near: readonly Phrase[] = [
  { vi: 'Hôm nay', en: 'Today' },
  { vi: 'Ngày mai', en: 'Tomorrow' },
]
const inLanguage = (locale: string) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
const weekdays = { vi: inLanguage('vi-VN'), en: inLanguage('en-GB') }
