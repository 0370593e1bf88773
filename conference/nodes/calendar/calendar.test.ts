import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Calendar, calendarMigrations, openCalendar } from '#conference/calendar-store'
import { createRegistry, readUnits } from '#conference/sites'
import { type NodeId, PROTOCOL_VERSION, Refusal, type SessionState, type SiteId } from '#contract'
import type { PlanDraft } from '#contract/calendar'
import { eventBody } from '#contract/events'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { type CalendarSide, createCalendarSide } from './side.ts'

const [vietTri, thanhBa, linhSon] = ['VN-25-07900', 'VN-25-08152', 'VN-19-05710'] as const
const HOUR = 3_600_000
const registry = createRegistry(readUnits(), 'test', () => '2026-11-23')
const nodes = ['VN', 'VN-19', 'VN-25']
const stores = new Map<NodeId, Store>()
const clock = createManualClock(Date.UTC(2026, 10, 23, 1))
let hub: ReturnType<typeof createInProcessHub>
const closers: (() => unknown)[] = []
let ids = 0

beforeAll(async () => {
  for (const node of nodes)
    stores.set(
      node,
      await openStore({
        ...{ url: 'pglite:memory', migrations: calendarMigrations, snapshotDir: testSnapshotDir },
      }),
    )
})
afterAll(() => Promise.all([...stores.values()].map((store) => store.close())))
beforeEach(async () => {
  hub = createInProcessHub()
  for (const { db } of stores.values()) {
    await db.execute(sql`delete from calendar_plans`)
    await db.execute(sql`delete from calendar_acknowledgements`)
    await db.execute(sql`delete from calendar_templates`)
  }
})
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

interface TierCalendar {
  side: CalendarSide
  calendar: Calendar
  /** What pages were told, the newest last. */
  told: { site: SiteId; body: unknown }[]
  sessions: Pick<SessionState, 'id'>[]
  close(): Promise<void>
}

/** The calendar of one tier, as its node has it, with pages at these sites. */
async function tier(node: NodeId, pages: readonly SiteId[] = []): Promise<TierCalendar> {
  const store = stores.get(node) ?? expect.fail(`no store of ${node}`)
  const isTop = node === 'VN'
  const place = {
    ...{ self: node, parent: isTop ? null : 'VN', budget: { in: 1, out: 1 } },
    children: isTop ? nodes.filter((each) => each !== node) : [],
  }
  const calendar = await openCalendar({
    ...{ store, node, clock, newId: () => `p${ids++}`, log: silentLog },
    record: (bodies, also) => {
      for (const body of bodies) eventBody.parse(body)
      return store.transaction(also)
    },
  })
  // Not before there is somebody who answers: nobody moves the clock on for another attempt.
  const link = hub.join(node, { version: PROTOCOL_VERSION })
  const told: TierCalendar['told'] = []
  const sessions: SessionState[] = []
  const side = createCalendarSide({
    ...{ place, link, calendar, registry, clock, log: silentLog },
    seats: { all: () => pages.map((site) => ({ site, state: 'live' as const })) },
    pages: { tell: (site, _op, body) => void told.push({ site, body }), forget: () => {} },
    sessions: () => sessions,
    phones: () => new Map([[vietTri, '0912 345 678']]),
  })
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await side.close()
    await link.close()
  }
  closers.push(close)
  return { side, calendar, told, sessions, close }
}
const draft = (more: Partial<PlanDraft> = {}): PlanDraft => ({
  ...{ title: 'Giao ban', organiser: 'Văn phòng Chính phủ', chair: { name: '', site: 'VN' } },
  ...{ startsAt: clock.now() + 10 * HOUR, endsAt: clock.now() + 12 * HOUR, mark: 'ordinary' },
  ...{ agenda: [], requirements: [], documents: [] },
  invitations: [{ rule: 'sites', sites: [linhSon, vietTri, thanhBa] }],
  ...more,
})
const announced = async ({ side: { desk } }: TierCalendar, more?: Partial<PlanDraft>) => {
  const { plan, revision } = await desk.plan({ details: draft(more) }, 'Hà')
  await desk.announce({ plan, seen: revision }, 'Hà')
  return plan
}
const received = (plan: string, asking = 1) => ({
  ...{ plan, asking, by: '', answer: { is: 'received' as const, attendees: [{ name: 'An', post: '' }] } },
})
const refusalOf = (work: Promise<unknown> | (() => unknown)) =>
  Promise.resolve(typeof work === 'function' ? new Promise((resolve) => resolve(work())) : work).then(
    () => 'not refused',
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const countsAt = ({ side: { desk } }: TierCalendar, plan: string) => desk.get({ plan }).counts
const agree = (work: () => void) => vi.waitFor(work, { timeout: 8000 })

describe('planned sessions between tiers', () => {
  test('N95: an announced session goes down to whom it invites, answers come up, and counts agree', async () => {
    const [centre, phuTho, thaiNguyen] = [
      await tier('VN'),
      await tier('VN-25', [vietTri]),
      await tier('VN-19'),
    ]
    const { plan: drafted } = await centre.side.desk.plan({ details: draft() }, 'Hà')
    const plan = await announced(centre)
    await agree(() => expect(phuTho.calendar.all()).toHaveLength(1))
    expect(phuTho.calendar.of(plan)).toMatchObject({
      ...{ sites: [vietTri, thanhBa], plan: { details: { invitations: [] } } },
    })
    expect(await refusalOf(() => phuTho.calendar.of(drafted))).toBe('calendar.unknown')
    await agree(() => expect(thaiNguyen.calendar.of(plan).sites).toEqual([linhSon]))
    await phuTho.side.sites.answer(vietTri, received(plan))
    const absent = { is: 'absent' as const, reason: 'Bão' }
    await thaiNguyen.side.desk.acknowledge({ plan, site: linhSon, asking: 1, answer: absent }, 'Nam')
    await agree(() => expect(countsAt(centre, plan)).toEqual({ invited: 3, acknowledged: 2, absent: 1 }))
    expect(countsAt(phuTho, plan)).toEqual({ invited: 2, acknowledged: 1, absent: 0 })
    expect(phuTho.side.sites.countedOf(vietTri).counts).toEqual([{ plan, counts: countsAt(phuTho, plan) }])
    expect(centre.side.desk.get({ plan }).parts).toMatchObject([
      { node: 'VN-19', counts: countsAt(thaiNguyen, plan) },
      { node: 'VN-25', counts: countsAt(phuTho, plan) },
    ])
    expect(phuTho.told.at(-1)).toMatchObject({
      site: vietTri,
      body: { invitations: [{ standing: 'received' }] },
    })
  })

  test('N95: a tier that was away while all of it happened comes to the same, and who is left out sees it no more', async () => {
    const before = await tier('VN')
    const plan = await announced(before)
    const { revision } = before.calendar.of(plan).plan
    const moved = draft({ startsAt: clock.now() + 20 * HOUR, endsAt: clock.now() + 21 * HOUR })
    const phuTho = await tier('VN-25', [vietTri])
    await agree(() => expect(phuTho.side.sites.of(vietTri).invitations).toHaveLength(1))
    await phuTho.side.sites.answer(vietTri, received(plan))
    await agree(() => expect(countsAt(before, plan).acknowledged).toBe(1))
    await phuTho.close()
    await before.side.desk.change({ plan, seen: revision, details: moved }, 'Hà')
    expect(countsAt(before, plan).acknowledged).toBe(0)
    await before.close()
    const [centre, back] = [await tier('VN'), await tier('VN-25', [vietTri])]
    await agree(() => expect(back.side.sites.of(vietTri).invitations[0]?.standing).toBe('outdated'))
    expect(await refusalOf(back.side.sites.answer(vietTri, received(plan)))).toBe('calendar.time-changed')
    await back.side.sites.answer(vietTri, received(plan, 2))
    await agree(() => expect(countsAt(centre, plan).acknowledged).toBe(1))
    const others = { ...moved, invitations: [{ rule: 'unit' as const, unit: linhSon }] }
    await centre.side.desk.change({ plan, seen: revision + 1, details: others }, 'Hà')
    await agree(() => expect(back.told.at(-1)?.body).toEqual({ invitations: [] }))
  })

  test('N95: a tier that was away for weeks after a session hears its end, and hands over what its sites answered', async () => {
    const before = await tier('VN')
    const plan = await announced(before)
    const phuTho = await tier('VN-25', [vietTri])
    await agree(() => expect(phuTho.side.sites.of(vietTri).invitations).toHaveLength(1))
    await before.close()
    await phuTho.side.sites.answer(vietTri, received(plan))
    await phuTho.close()
    const centre = await tier('VN')
    centre.sessions.push({ id: 's1' })
    await centre.side.desk.opened(plan, 's1', 'Hà')
    centre.sessions.pop()
    centre.side.sessionsChanged()
    await clock.advanceAsync(30 * 24 * HOUR)
    const back = await tier('VN-25', [vietTri])
    await agree(() => expect(back.calendar.of(plan).plan.state.is).toBe('closed'))
    await agree(() => expect(countsAt(centre, plan).acknowledged).toBe(1))
  })

  test('N95: what a site answers after the store of its tier was put back from a copy counts above', async () => {
    const centre = await tier('VN')
    const plan = await announced(centre)
    const phuTho = await tier('VN-25', [vietTri])
    await agree(() => expect(phuTho.side.sites.of(vietTri).invitations).toHaveLength(1))
    await phuTho.side.sites.answer(vietTri, received(plan))
    const excused = { ...received(plan), answer: { is: 'absent' as const, reason: 'Bão' } }
    await phuTho.side.sites.answer(vietTri, excused)
    await agree(() => expect(countsAt(centre, plan)).toMatchObject({ acknowledged: 1, absent: 1 }))
    await phuTho.close()
    await stores.get('VN-25')?.db.execute(sql`delete from calendar_acknowledgements`)
    await clock.advanceAsync(HOUR)
    const back = await tier('VN-25', [vietTri])
    await back.side.sites.answer(vietTri, received(plan))
    await agree(() => expect(countsAt(centre, plan)).toMatchObject({ acknowledged: 1, absent: 0 }))
  })

  test('N96: a site sees and answers what invites it, and nothing else; what was cancelled stays until its time is over', async () => {
    const centre = await tier('VN', ['VN'])
    const other = await announced(centre)
    expect(await refusalOf(centre.side.sites.answer('VN', received(other)))).toBe('calendar.unknown')
    expect(await refusalOf(centre.side.sites.answer('VN', received('none')))).toBe('calendar.unknown')
    const plan = await announced(centre, { invitations: [{ rule: 'unit', unit: 'VN' }] })
    const { plan: secret } = await centre.side.desk.plan(
      { details: draft({ invitations: [{ rule: 'unit', unit: 'VN' }] }) },
      'Hà',
    )
    for (const asking of [1, 2]) {
      expect(await refusalOf(centre.side.sites.answer('VN', received(secret, asking)))).toBe(
        'calendar.unknown',
      )
      const noted = centre.side.desk.acknowledge({ ...received(secret, asking), site: 'VN' }, 'Hà')
      expect(await refusalOf(noted)).toBe('calendar.unknown')
    }
    const shown = () => centre.side.sites.of('VN').invitations.map((each) => [each.plan, each.state.is])
    expect(shown()).toEqual([[plan, 'announced']])
    await centre.side.desk.cancel({ plan, seen: 2, reason: 'Bão' }, 'Hà')
    expect(shown()).toEqual([[plan, 'cancelled']])
    await clock.advanceAsync(12 * HOUR)
    expect(shown()).toEqual([])
  })

  test('N97: who plans saw what stands there; a list finds by text, standing and unit, with whom to call', async () => {
    const centre = await tier('VN')
    const plan = await announced(centre, { title: 'Họp khẩn phòng chống bão' })
    const { desk } = centre.side
    expect(await refusalOf(desk.change({ plan, seen: 1, details: draft() }, 'Nam'))).toBe('calendar.stale')
    expect(await refusalOf(desk.plan({ details: draft({ mark: 'secret' }) }, 'Nam'))).toBe('calendar.secret')
    expect(await refusalOf(desk.acknowledge({ ...received(plan), site: vietTri }, 'Nam'))).toBe(
      'calendar.site-elsewhere',
    )
    expect(desk.list({ text: 'hop khan' }).plans.map((each) => each.plan.id)).toEqual([plan])
    expect(desk.list({ from: clock.now() + 13 * HOUR }).total).toBe(0)
    expect(
      desk.resolve({ startsAt: clock.now(), invitations: [{ rule: 'communes', of: 'VN-25' }] }).sites,
    ).toHaveLength(148)
    const found = desk.acknowledgements({ plan, below: 'VN-25', standing: 'waiting', text: 'viet tri' })
    expect(found).toMatchObject({
      ...{ counts: { invited: 2, acknowledged: 0, absent: 0 }, total: 1 },
      sites: [{ site: vietTri, label: 'PTO - Phường Việt Trì', phone: '0912 345 678' }],
    })
  })

  test('N98: a plan is over with its session, also when that ended while the node was away', async () => {
    const centre = await tier('VN')
    const plan = await announced(centre)
    centre.sessions.push({ id: 's1' })
    await centre.side.desk.opened(plan, 's1', 'Hà')
    expect(await refusalOf(centre.side.desk.opened(plan, 's2', 'Nam'))).toBe('calendar.state')
    centre.side.sessionsChanged()
    expect(centre.calendar.of(plan).plan.state.is).toBe('open')
    await centre.close()
    const again = await tier('VN')
    await agree(() => expect(again.calendar.of(plan).plan.state).toEqual({ is: 'closed', session: 's1' }))
  })

  test('N88: an own session is kept as a template, and planned from it as a draft with its sites; one from above is not kept here', async () => {
    const [centre, phuTho] = [await tier('VN'), await tier('VN-25')]
    const plan = await announced(centre, { title: 'Giao ban tuần' })
    const { template } = await centre.side.desk.keepTemplate({ plan, name: 'Giao ban' }, 'Hà')
    const startsAt = clock.now() + 30 * HOUR
    const made = await centre.side.desk.planFrom({ template, startsAt }, 'An')
    expect(centre.calendar.of(made.plan)).toMatchObject({
      plan: { asking: 0, state: { is: 'draft' }, by: 'An', details: { title: 'Giao ban tuần', startsAt } },
      sites: [linhSon, vietTri, thanhBa],
    })
    await agree(() => expect(phuTho.calendar.find(plan)).not.toBeNull())
    const kept = phuTho.side.desk.keepTemplate({ plan, name: 'Của trung ương' }, 'Chi')
    expect(await refusalOf(kept)).toBe('calendar.not-here')
    expect(phuTho.side.desk.templates()).toEqual({ templates: [] })
    await centre.side.desk.renameTemplate({ template, name: 'Giao ban hằng tuần' }, 'An')
    expect(centre.side.desk.templates().templates).toMatchObject([
      { id: template, name: 'Giao ban hằng tuần' },
    ])
    await centre.side.desk.deleteTemplate({ template }, 'An')
    expect(await refusalOf(() => centre.side.desk.planFrom({ template, startsAt }, 'An'))).toBe(
      'template.unknown',
    )
    expect(centre.calendar.find(made.plan)).not.toBeNull()
  })
})
