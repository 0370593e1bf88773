import { type Phrase, text } from '#browser/kit'
import { sessionOfSites } from '#browser/meeting'
import type { SessionState } from '#contract'
import type { PlanDetails } from '#contract/calendar'
import { dayOf, timeOf } from './plan-time.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Sessions are opened so long before their time, as a rule; earlier may be a mistake. */
const EARLY_MS = 2 * HOUR_MS

const { both } = text({
  today: {
    vi: 'Phiên này theo lịch là {time} hôm nay, còn hơn {hours} giờ nữa.',
    en: 'This session is planned for {time} today, more than {hours} h from now.',
  },
  tomorrow: {
    vi: 'Phiên này theo lịch là ngày mai, {time} {day}, còn hơn {hours} giờ nữa.',
    en: 'This session is planned for tomorrow, {time} {day}, more than {hours} h from now.',
  },
  later: {
    vi: 'Phiên này theo lịch là {time} {day}, còn hơn {days} ngày nữa.',
    en: 'This session is planned for {time} {day}; days from now: more than {days}.',
  },
  running: {
    vi: 'Phiên “{title}” đang mở: các điểm cầu ở phiên ấy, tới khi nó kết thúc mới vào phiên này.',
    en: '“{title}” is open: sites are in it, and come into this one only when that has ended.',
  },
})

/**
 * What one is told before a planned session is opened, beside what always follows: that it is more than two hours early,
 * and which session sites are in. `sessions`: what runs, as the node tells it. Moments are Unix milliseconds.
 */
export function beforeOpening(
  { startsAt }: Pick<PlanDetails, 'startsAt'>,
  sessions: readonly SessionState[],
  now: number,
): Phrase[] {
  const said: Phrase[] = []
  const left = startsAt - now
  const day = dayOf(startsAt)
  if (left > EARLY_MS) {
    const key = day === dayOf(now) ? 'today' : day === dayOf(now + DAY_MS) ? 'tomorrow' : 'later'
    const [hours, days] = [Math.floor(left / HOUR_MS), Math.floor(left / DAY_MS)]
    said.push(both(key, { time: timeOf(startsAt), day, hours, days }))
  }
  const other = sessionOfSites(sessions)
  if (other) said.push(both('running', { title: other.title }))
  return said
}
