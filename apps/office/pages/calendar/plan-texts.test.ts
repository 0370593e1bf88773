import { expect, test } from 'vitest'
import type { PlanDetails } from '#contract/calendar'
import type { CountedPlan } from '#contract/console'
import { blankPlan, type PlanTexts, readPlan, rulesOf, textsOfPlan } from './plan-texts.ts'
import { dayOf, isoDayOf, momentOf, nextMoment, timeOf, weekdayOf } from './plan-time.ts'
import { foundPlans } from './rows.ts'

const eight = Date.UTC(2026, 10, 24, 1)
const HOUR = 3_600_000
const texts = (more: Partial<PlanTexts> = {}): PlanTexts => ({
  ...blankPlan(eight - 24 * HOUR, 'VN'),
  ...{ title: 'Giao ban', day: '24/11/2026', ...more },
})
const draftOf = (of: PlanTexts) => {
  const read = readPlan(of)
  return read.kind === 'good' ? read.draft : expect.fail(JSON.stringify(read.faults))
}
const faultsOf = (of: PlanTexts) => {
  const read = readPlan(of)
  return read.kind === 'wrong' ? Object.keys(read.faults) : []
}

test('E30: a time of Vietnam is read as it is written, and no other', () => {
  expect(momentOf('24/11/2026', '8:00')).toBe(eight)
  expect([dayOf(eight), timeOf(eight), weekdayOf(eight)]).toEqual(['24/11/2026', '08:00', 'T3'])
  for (const [day, time] of [
    ['31/02/2026', '08:00'],
    ['24/13/2026', '08:00'],
    ['24/11/2026', '24:00'],
    ['24/11/2026', '8'],
    ['2026-11-24', '08:00'],
  ] as const)
    expect(momentOf(day, time), `${day} ${time}`).toBeNull()
  expect(nextMoment(eight, '07:00')).toBe(eight + 23 * HOUR)
  expect([isoDayOf(' 4/1/2027'), isoDayOf('31/02/2026')]).toEqual(['2027-01-04', null])
})

test('E30: what is wrong is said at its field, and the rest is read', () => {
  expect(
    faultsOf(texts({ title: ' ', day: 'mai', to: '', agenda: 'Khai mạc', documents: 'http://a' })),
  ).toEqual(['title', 'day', 'documents'])
  expect(faultsOf(texts({ from: 'tám giờ' }))).toEqual(['from'])
  expect(faultsOf(texts({ to: '', agenda: '08:00 Khai mạc\nBế mạc' }))).toEqual(['to', 'agenda'])
})

test('E30: a plan that is read from the form is written into it again as it was', () => {
  const written = texts({
    ...{ agenda: '08:00 Khai mạc | Đồng chí A\n\n 8h30  Ý kiến các tỉnh ', requirements: 'một\n\nhai ' },
    ...{ documents: 'Báo cáo', from: '08:00', to: '01:00', communesOf: ['VN-25'], sites: ['VN-19-05710'] },
  })
  const draft = draftOf(written)
  expect(draft).toMatchObject({ startsAt: eight, endsAt: eight + 17 * HOUR, requirements: ['một', 'hai'] })
  expect(draft.agenda).toEqual([
    { at: eight, title: 'Khai mạc', speaker: 'Đồng chí A' },
    { at: eight + HOUR / 2, title: 'Ý kiến các tỉnh', speaker: '' },
  ])
  expect(draft.invitations.map(({ rule }) => rule)).toEqual(['provinces', 'communes', 'sites'])
  const again = textsOfPlan({ ...draft, mark: 'ordinary' })
  expect(draftOf(again)).toEqual(draft)
  expect(rulesOf(blankPlan(eight, 'VN-25'))).toEqual([{ rule: 'communes', of: 'VN-25' }])
  expect(draftOf(texts({ secret: true })).mark).toBe('secret')
})

test('E30: what was not touched goes back as it came: seconds, titles with a stroke, rules as they were written', () => {
  const stored: PlanDetails = {
    ...{ title: 'Giao ban', organiser: ' VPCP', chair: { name: 'A  B', site: null }, mark: 'ordinary' },
    ...{
      startsAt: eight + 30_500,
      endsAt: eight + HOUR + 1,
      documents: ['Báo  cáo'],
      requirements: [' một'],
    },
    agenda: [{ at: eight + 30_500, title: 'Khai mạc | phần 1', speaker: '' }],
    invitations: [
      { rule: 'unit', unit: 'VN-25' },
      { rule: 'communes', of: 'VN-25' },
      { rule: 'sites', sites: ['VN-19-05710'] },
    ],
  }
  const shown = textsOfPlan(stored)
  const back = (more: Partial<PlanTexts>) => {
    const read = readPlan({ ...shown, ...more }, stored)
    return read.kind === 'good' ? read.draft : expect.fail(JSON.stringify(read.faults))
  }
  expect(back({})).toEqual(stored)
  expect(back({ title: 'Khác' })).toEqual({ ...stored, title: 'Khác' })
  expect(back({ to: '11:00' })).toEqual({ ...stored, endsAt: eight + 3 * HOUR })
  expect(back({ agenda: '08:00 Khai mạc' }).agenda).toEqual([
    { at: eight + 30_500, title: 'Khai mạc', speaker: '' },
  ])
  expect(back({ sites: ['VN-25'] }).invitations).toEqual([
    { rule: 'communes', of: 'VN-25' },
    { rule: 'sites', sites: ['VN-25'] },
  ])
  expect(back({ day: '25/11/2026' })).toMatchObject({
    startsAt: eight + 24 * HOUR,
    endsAt: eight + 25 * HOUR,
  })
})

test('E31: the list has what lies ahead, found without accents, and what is over when that is asked for', () => {
  const row = (id: string, title: string, startsAt: number): CountedPlan => ({
    plan: {
      ...{ id, owner: 'VN', revision: 1, asking: 0, state: { is: 'draft' }, at: 0, by: '' },
      details: { ...draftOf(texts()), mark: 'ordinary', title, startsAt, endsAt: startsAt + HOUR },
    },
    owner: 'Trung ương',
    counts: { invited: 0, acknowledged: 0, absent: 0 },
  })
  const rows = [
    row('a', 'Giao ban tuần', eight - 48 * HOUR),
    row('b', 'Họp khẩn', eight - 24 * HOUR),
    row('c', 'Giao ban', eight),
  ]
  const ids = (text: string, past: boolean) =>
    foundPlans(rows, { text, past, now: eight - HOUR }).map(({ plan }) => plan.id)
  expect(ids('', false)).toEqual(['c'])
  expect(ids('', true)).toEqual(['c', 'b', 'a'])
  expect(ids('giao trung', true)).toEqual(['c', 'a'])
})
