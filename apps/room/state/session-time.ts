import type { Language } from '#browser/kit'
import { formatVietnamTime } from '#foundation/time'

const VIETNAM_OFFSET_MS = 7 * 3_600_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const days = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** The largest that gives two at least. */
const units = [
  { from: 2 * DAY, each: DAY, vi: 'ngày', en: 'days' },
  { from: 2 * HOUR, each: HOUR, vi: 'giờ', en: 'hours' },
  { from: 0, each: MINUTE, vi: 'phút', en: 'min' },
] as const

/** When a session begins, in Vietnam's time: `thứ Ba 24/11 08:00`. `at`: Unix milliseconds. */
export function sessionTime(at: number, language: Language): string {
  const day = days[language][new Date(at + VIETNAM_OFFSET_MS).getUTCDay()]
  const [date = '', time = ''] = formatVietnamTime(at).split(' ')
  return `${day} ${date.slice(0, 5)} ${time.slice(0, 5)}`
}

/** `HH:mm` in Vietnam. */
export const timeOfDay = (at: number): string => formatVietnamTime(at).slice(11, 16)

/** How long it is until then, rounded down: `còn 14 giờ`; minutes below two hours, days from two on. */
export function timeLeft(at: number, now: number, language: Language): string {
  const left = at - now
  if (left < MINUTE) return language === 'vi' ? 'đã đến giờ' : 'now'
  const { each, vi, en } = units.find(({ from }) => left >= from) ?? units[2]
  const count = Math.floor(left / each)
  return language === 'vi' ? `còn ${count} ${vi}` : `in ${count} ${en}`
}
