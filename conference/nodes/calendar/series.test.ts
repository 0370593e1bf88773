import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Calendar, calendarMigrations, openCalendar } from '#conference/calendar-store'
import { createRegistry, readUnits } from '#conference/sites'
import { Refusal } from '#contract'
import type { PlanDraft } from '#contract/calendar'
import { eventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { type CalendarDesk, createCalendarDesk } from './desk.ts'

const vietTri = 'VN-25-07900'
const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
const clock = createManualClock(Date.UTC(2026, 10, 23, 1))
const registry = createRegistry(readUnits(), 'test', () => '2026-11-23')
let store: Store
let calendar: Calendar
let desk: CalendarDesk
let kinds: string[]
let ids = 0

beforeAll(async () => {
  store = await openStore({
    ...{ url: 'pglite:memory', migrations: calendarMigrations, snapshotDir: testSnapshotDir },
  })
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.db.execute(sql`delete from calendar_plans`)
  kinds = []
  calendar = await openCalendar({
    ...{ store, node: 'VN', clock, newId: () => `p${ids++}`, log: silentLog },
    record: (bodies, also) => {
      kinds.push(...bodies.map((body) => eventBody.parse(body).kind))
      return store.transaction(also)
    },
  })
  const place = { self: 'VN', parent: null, children: ['VN-25'], budget: { in: 1, out: 1 } }
  desk = createCalendarDesk({ place, calendar, registry, phones: () => new Map(), clock })
})

const draft = (more: Partial<PlanDraft> = {}): PlanDraft => ({
  ...{ title: 'Giao ban', organiser: '', chair: { name: '', site: 'VN' }, mark: 'ordinary' },
  ...{ startsAt: clock.now() + 10 * HOUR, endsAt: clock.now() + 12 * HOUR },
  ...{ agenda: [], requirements: [], documents: [] },
  invitations: [{ rule: 'sites', sites: [vietTri] }],
  ...more,
})
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const weeklyUntil = (at: number) => ({ every: 'week' as const, until: dayOf(at), except: [] })
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('not refused'),
    (error) => (error instanceof Refusal ? error.body : Promise.reject(error)),
  )
/** A session and the drafts of the weeks that follow. */
const weekly = async (weeks: number, more?: Partial<PlanDraft>) => {
  const { plan, revision } = await desk.plan({ details: draft(more) }, 'Hà')
  const recurrence = weeklyUntil(clock.now() + weeks * WEEK + 24 * HOUR)
  const { revision: seen, made } = await desk.repeat({ plan, seen: revision, recurrence }, 'Hà')
  return { plan, seen, made, recurrence }
}

test('N99: a session that comes again is a draft on each date, made once; a change goes to those that come and were not changed by themselves', async () => {
  const { plan, seen, made, recurrence } = await weekly(5)
  expect(made).toHaveLength(5)
  expect((await desk.repeat({ plan, seen, recurrence }, 'Hà')).made).toEqual([])
  const [cancelled = '', own = '', ...others] = made
  await desk.cancel({ plan: cancelled, seen: 1, reason: 'Nghỉ lễ' }, 'Hà')
  const { details } = calendar.of(own).plan
  await desk.change({ plan: own, seen: 1, details: { ...details, title: 'Tổng kết năm' } }, 'Hà')
  const after = { ...draft({ title: 'Giao ban tuần' }), requirements: ['Kiểm thử trước'] }
  const { coming } = await desk.change({ plan, seen, details: after, coming: true }, 'Hà')
  expect(coming).toEqual({ changed: others.length, kept: 1 })
  expect(calendar.of(own).plan.details).toMatchObject({ title: 'Tổng kết năm', requirements: [] })
  for (const other of others)
    expect(calendar.of(other).plan).toMatchObject({
      ...{ series: plan, state: { is: 'draft' } },
      details: { title: 'Giao ban tuần', requirements: ['Kiểm thử trước'] },
    })
  expect((await desk.repeat({ plan, seen: seen + 1, recurrence }, 'Hà')).made).toEqual([])
})

test('N99: a change with those that come is made in all of them or in none, and taken up again as it was', async () => {
  const { plan, seen, made } = await weekly(3)
  const [next = '', ...later] = made
  for (const announced of made) await desk.announce({ plan: announced, seen: 1 }, 'Hà')
  const before = calendar.all()
  kinds = []
  const sooner = draft({ startsAt: clock.now() - WEEK, endsAt: clock.now() - WEEK + HOUR })
  const change = () => desk.change({ plan, seen, details: sooner, coming: true }, 'Hà')
  const refused = await refusalOf(change())
  expect(refused.code).toBe('calendar.wrong')
  expect(refused.message.vi).toMatch(
    /^Chưa lập được lịch: phiên .*30\/11\/2026.* trong loạt – Giờ bắt đầu .*chọn giờ khác\.$/,
  )
  expect([calendar.all(), kinds]).toEqual([before, []])
  await desk.cancel({ plan: next, seen: 2, reason: '' }, 'Hà')
  expect((await change()).coming).toEqual({ changed: 2, kept: 0 })
  expect(later.map((id) => calendar.of(id).plan.details.startsAt)).toEqual([
    ...[clock.now() + WEEK, clock.now() + 2 * WEEK],
  ])
})

test('N99: what is refused on one date leaves the session as it was; dates that are over are none', async () => {
  const begun = clock.now()
  const last = dayOf(begun + 2 * WEEK + 24 * HOUR)
  const body = { ...(registry.byId(vietTri) ?? expect.fail('no such unit')), id: 'VN-25-SYT', validTo: last }
  registry.extend([body])
  const invitations: PlanDraft['invitations'] = [{ rule: 'unit', unit: 'VN-25-SYT' }]
  const { plan, revision: seen } = await desk.plan({ details: draft({ invitations }) }, 'Hà')
  const before = calendar.all()
  const repeat = (weeks: number) =>
    desk.repeat({ plan, seen, recurrence: weeklyUntil(begun + weeks * WEEK + 24 * HOUR) }, 'Hà')
  expect((await refusalOf(repeat(3))).code).toBe('calendar.wrong')
  expect([calendar.all(), kinds]).toEqual([before, ['calendar.planned']])
  await clock.advanceAsync(WEEK + 10 * HOUR)
  const { made } = await repeat(2)
  expect(made).toEqual([`${plan}-${dayOf(begun + 2 * WEEK)}`])
})
