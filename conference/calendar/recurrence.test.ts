import { describe, expect, test } from 'vitest'
import { Refusal } from '#contract'
import { planned, type Recurrence } from '#contract/calendar'
import { cancelPlan, checkDraft, datesOf, followed, makePlan, movedTo, repeatPlan } from './index.ts'

const HOUR = 3_600_000
const now = 1_800_000_000_000
const details = checkDraft({
  ...{ title: 'Giao ban', organiser: 'Văn phòng Chính phủ', chair: { name: 'Đồng chí A', site: 'VN' } },
  ...{ startsAt: now + 10 * HOUR, endsAt: now + 12 * HOUR, agenda: [], requirements: [], documents: [] },
  ...{ invitations: [{ rule: 'communes', of: 'VN-25' }], mark: 'ordinary' },
})
const move = { by: 'Hà', at: now }
const drafted = () => makePlan({ id: 'p', owner: 'VN' }, details, ['VN-25-07900'], move)
const refusalOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'not refused'
}

describe('a session that comes again', () => {
  const daysOf = (first: string, every: Recurrence['every'], until: string, except: string[] = [], at = 0) =>
    datesOf(Date.parse(first), { every, until, except }, at).map(({ day }) => day)

  test('W11: it is on the same weekday or day of the month, in Vietnam, until its last day and not on exceptions', () => {
    const seven = '2026-11-24T07:00+07:00'
    expect(daysOf(seven, 'week', '2026-12-15', ['2026-12-08'])).toEqual(['2026-12-01', '2026-12-15'])
    expect(daysOf('2026-11-30T23:30+07:00', 'month', '2027-03-31')).toEqual([
      ...['2026-12-30', '2027-01-30', '2027-02-28', '2027-03-30'],
    ])
    // Before seven in the morning the day of Vietnam is not that of Greenwich.
    expect(daysOf('2026-11-30T05:00+07:00', 'quarter', '2027-12-31')).toEqual([
      ...['2027-02-28', '2027-05-30', '2027-08-30', '2027-11-30'],
    ])
    const [next] = datesOf(Date.parse(seven), { every: 'week', until: '2026-12-01', except: [] }, 0)
    expect(next?.startsAt).toBe(Date.parse('2026-12-01T07:00+07:00'))
    expect(refusalOf(() => daysOf(seven, 'week', '2026-11-30'))).toBe('calendar.wrong')
    expect(refusalOf(() => daysOf(seven, 'week', '9999-12-31'))).toBe('calendar.wrong')
  })

  test('W11: a date that is over is none, nor is one that begins now', () => {
    const seven = '2026-11-24T07:00+07:00'
    const eighth = Date.parse('2026-12-08T07:00+07:00')
    expect(daysOf(seven, 'week', '2026-12-15', [], eighth)).toEqual(['2026-12-15'])
    expect(daysOf('2024-11-26T07:00+07:00', 'week', '2026-12-15', [], eighth)).toEqual(['2026-12-15'])
    expect(refusalOf(() => daysOf(seven, 'week', '2026-12-08', [], eighth))).toBe('calendar.wrong')
  })

  test('W12: what comes later follows a change at its own time, unless it was changed by itself', () => {
    const agenda = [{ at: details.startsAt, title: 'Khai mạc', speaker: '' }]
    const before = { ...details, agenda }
    const later = movedTo(before, before.startsAt + 168 * HOUR)
    expect(later.agenda[0]?.at).toBe(later.startsAt)
    const after = { ...movedTo(before, before.startsAt + HOUR), title: 'Khác' }
    expect(followed(later, before, after)).toEqual({
      ...movedTo(later, later.startsAt + HOUR),
      title: 'Khác',
    })
    expect(followed({ ...later, organiser: 'x' }, before, after)).toBeNull()
  })

  test('W1, W11: a plan that was not cancelled may come again, and keeps its series', () => {
    const first = repeatPlan(drafted(), move)
    expect(first.plan).toMatchObject({ revision: 2, series: 'p' })
    expect(repeatPlan(first, move)).toBe(first)
    expect(refusalOf(() => repeatPlan(cancelPlan(first, '', move), move))).toBe('calendar.state')
    planned.parse(first)
  })
})
