import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import {
  announcePlan,
  cancelPlan,
  changePlan,
  checkDraft,
  closePlan,
  makePlan,
  openPlan,
  templateOf,
} from '#conference/calendar'
import { type NodeId, Refusal, type SiteId } from '#contract'
import { eventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { createTestRecord, onStoresOfEachKind } from '#foundation/store/testing/suites'
import { createManualClock } from '#foundation/time'
import { acknowledgementsTable, plansTable } from './calendar-store.ts'
import { type Calendar, calendarMigrations, openCalendar } from './index.ts'
import { templatesTable } from './templates.ts'

const [vietTri, thanhBa, linhSon] = ['VN-25-07900', 'VN-25-08152', 'VN-19-05710'] as const
const HOUR = 3_600_000
const DAY = 24 * HOUR
const clock = createManualClock()
const details = (title = 'Giao ban', inHours = 10) =>
  checkDraft({
    ...{ title, organiser: '', chair: { name: '', site: null }, mark: 'ordinary' },
    ...{ startsAt: clock.now() + inHours * HOUR, endsAt: clock.now() + (inHours + 2) * HOUR },
    ...{ agenda: [], requirements: [], documents: [], invitations: [] },
  })
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const received = (site: SiteId, asking = 1, attendees: string[] = []) => ({
  ...{ site, asking, way: 'page' as const, by: site },
  answer: { is: 'received' as const, attendees: attendees.map((name) => ({ name, post: '' })) },
})
const answersOf = (calendar: Calendar, plan: string) =>
  Object.fromEntries([...calendar.given(plan)].map(([site, { revision }]) => [site, revision]))

onStoresOfEachKind('on', calendarMigrations, ['VN', 'VN-25'], (storeOf) => {
  const record = createTestRecord(eventBody)
  let ids = 0
  beforeEach(async () => {
    for (const { db } of [storeOf('VN'), storeOf('VN-25')]) {
      await db.delete(plansTable)
      await db.delete(acknowledgementsTable)
      await db.delete(templatesTable)
    }
  })
  const at = (node: NodeId) =>
    openCalendar({
      ...{ store: storeOf(node), node, clock, newId: () => `p${ids++}`, log: silentLog },
      record: (bodies, also) => record.write(storeOf(node), bodies, also),
    })
  const announcedAt = async (calendar: Calendar, sites: SiteId[] = [vietTri, thanhBa]) => {
    const { plan } = await calendar.make(details(), sites, 'Hà')
    return calendar.move(plan.id, (before) => announcePlan(before, sites, { by: 'Hà', at: clock.now() }))
  }

  test('Z1, Z2: a move and an answer are stored with their event or not at all, and the record says not who comes', async () => {
    const calendar = await at('VN')
    const { plan } = await announcedAt(calendar, ['VN'])
    record.isFailing = true
    await expect(calendar.answer(plan.id, received('VN'))).rejects.toThrow('full')
    expect(answersOf(calendar, plan.id)).toEqual({})
    expect(answersOf(await at('VN'), plan.id)).toEqual({})
    record.isFailing = false
    await Promise.all([
      calendar.answer(plan.id, received('VN')),
      calendar.answer(plan.id, received('VN')),
      calendar.answer(plan.id, received('VN', 1, ['Nguyễn Văn An'])),
    ])
    expect(answersOf(calendar, plan.id)).toEqual({ VN: 2 })
    await calendar.move(plan.id, (before) => cancelPlan(before, 'bão', { by: 'Hà', at: clock.now() }))
    expect(record.events.map(({ kind }) => kind)).toEqual([
      ...['calendar.planned', 'calendar.announced', 'calendar.acknowledged', 'calendar.acknowledged'],
      'calendar.cancelled',
    ])
    expect(JSON.stringify(record.events)).not.toContain('Nguyễn Văn An')
  })

  test('Z1: what is changed and made together is stored with its events, or none of it is', async () => {
    const calendar = await at('VN')
    const [one, two] = [await announcedAt(calendar, ['VN']), await announcedAt(calendar, ['VN'])]
    const move = { by: 'Hà', at: clock.now() }
    const others = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        makePlan({ id: `${one.plan.id}-${index}`, owner: 'VN' }, details(), ['VN'], move),
      )
    const together = (count: number) =>
      calendar.move(
        one.plan.id,
        (before) => cancelPlan(before, 'bão', move),
        () => [cancelPlan(two, 'bão', move), ...others(count)],
      )
    const before = calendar.all()
    const told: string[][] = []
    calendar.onChange(({ plans }) => told.push([...plans]))
    record.isFailing = true
    await expect(together(2)).rejects.toThrow('full')
    record.isFailing = false
    expect(await refusalOf(together(500))).toBe('calendar.too-many')
    expect([calendar.all(), (await at('VN')).all(), told]).toEqual([before, before, []])
    await together(2)
    expect(record.events.slice(4).map(({ kind }) => kind)).toEqual([
      ...['calendar.cancelled', 'calendar.cancelled', 'calendar.planned', 'calendar.planned'],
    ])
    expect(told).toEqual([[one.plan.id, two.plan.id, ...others(2).map(({ plan }) => plan.id)]])
    expect((await at('VN')).all()).toEqual(calendar.all())
  })

  test('Z3: tiers exchange plans and answers, in any order and again, and one that was away comes to the same', async () => {
    const [centre, province] = [await at('VN'), await at('VN-25')]
    const first = await announcedAt(centre, [linhSon, vietTri, thanhBa])
    const { id } = first.plan
    const moved = await centre.move(id, (before) =>
      changePlan(before, details('Giao ban', 20), [vietTri], { by: 'Hà', at: clock.now() }),
    )
    await province.adopt([moved])
    await province.adopt([first, moved])
    expect(province.all()).toEqual([{ ...moved, dropped: [thanhBa] }])
    const answer = await province.answer(id, received(vietTri, 2))
    await centre.hear('VN-19', [answer, { ...answer, site: linhSon }])
    expect(answersOf(centre, id)).toEqual({ [linhSon]: 1 })
    await centre.hear('VN-25', [answer, { ...answer, site: 'VN-25-SYT' }, { ...answer, plan: 'none' }])
    const again = await province.answer(id, received(vietTri, 2, ['An']))
    await centre.hear('VN-25', [again])
    await centre.hear('VN-25', [answer])
    expect(answersOf(centre, id)).toEqual({ [linhSon]: 1, [vietTri]: 2 })
    expect(answersOf(await at('VN'), id)).toEqual(answersOf(centre, id))
    expect((await at('VN-25')).all()).toEqual(province.all())
    expect(record.events.filter(({ kind }) => kind === 'calendar.acknowledged')).toHaveLength(2)
  })

  test('Z3: who is not its owner moves no plan, and nobody plans for those above', async () => {
    const [centre, province] = [await at('VN'), await at('VN-25')]
    const heard = await announcedAt(centre)
    await province.adopt([{ ...heard, plan: { ...heard.plan, owner: 'VN-19' } }])
    expect(province.all()).toEqual([])
    await province.adopt([heard])
    expect(await refusalOf(province.move(heard.plan.id, (before) => before))).toBe('calendar.not-here')
    expect(await refusalOf(province.move('none', (before) => before))).toBe('calendar.unknown')
    const forged = { ...heard, plan: { ...heard.plan, revision: 9, owner: 'VN-25' } }
    await centre.adopt([forged])
    expect(centre.all()).toEqual([heard])
    const own = await announcedAt(province, [vietTri])
    await province.adopt([{ ...own, plan: { ...own.plan, owner: 'VN', revision: 9 } }])
    expect(province.of(own.plan.id)).toEqual(own)
  })

  test('Z4, Z5: what can not be read is left out and stays stored; what is long over is not shown', async () => {
    const calendar = await at('VN')
    const [one, two] = [await announcedAt(calendar, ['VN']), await announcedAt(calendar, ['VN'])]
    await calendar.answer(one.plan.id, received('VN'))
    await calendar.answer(two.plan.id, received('VN'))
    const { db } = storeOf('VN')
    await db.execute(sql`update calendar_plans set planned = '{"plan":1}' where id = ${one.plan.id}`)
    await db.execute(sql`update calendar_acknowledgements set acknowledgement = '{}'`)
    const again = await at('VN')
    expect(again.all()).toEqual([two])
    expect(answersOf(again, two.plan.id)).toEqual({})
    clock.advance(41 * DAY)
    expect((await at('VN')).all()).toEqual([])
    expect((await db.select().from(plansTable)).length).toBe(2)
  })

  test('Z6: the plan of a session is found with its answers, also when it is shown no more', async () => {
    const calendar = await at('VN')
    const { plan } = await announcedAt(calendar, ['VN', vietTri])
    await calendar.answer(plan.id, received('VN', 1, ['Bà Lan']))
    await calendar.move(plan.id, (before) => openPlan(before, 's1', { by: 'Hà', at: clock.now() }))
    expect(await calendar.ofSession('s2')).toBeNull()
    const found = await calendar.ofSession('s1')
    await calendar.move(plan.id, (before) => closePlan(before, { by: 'Hà', at: clock.now() }))
    clock.advance(60 * DAY)
    const later = await at('VN')
    expect(later.find(plan.id)).toBeNull()
    const kept = await later.ofSession('s1')
    expect(kept?.planned.sites).toEqual(['VN', vietTri])
    expect(kept?.given).toEqual(found?.given)
    expect(kept?.given.get('VN')?.answer).toMatchObject({ attendees: [{ name: 'Bà Lan' }] })
  })

  test('Z7: templates are stored with their events or not at all, are there after a restart, and no name is twice', async () => {
    const { templates } = await at('VN')
    const kept = await templates.keep('Giao ban tuần', templateOf(details()), 'Hà')
    const other = await templates.keep('Họp khẩn', templateOf(details('Họp khẩn')), 'Hà')
    expect(await refusalOf(templates.keep('GIAO BAN TUẦN', templateOf(details()), 'An'))).toBe(
      'template.name-taken',
    )
    expect(await refusalOf(templates.rename(other.id, 'giao ban tuần', 'An'))).toBe('template.name-taken')
    record.isFailing = true
    await expect(templates.delete(kept.id, 'An')).rejects.toThrow('full')
    await expect(templates.rename(kept.id, 'Giao ban', 'An')).rejects.toThrow('full')
    record.isFailing = false
    expect(templates.of(kept.id)).toEqual(kept)
    await templates.rename(kept.id, 'Giao ban TUẦN', 'An')
    await templates.delete(other.id, 'An')
    expect(await refusalOf(templates.delete(other.id, 'An'))).toBe('template.unknown')
    const again = (await at('VN')).templates.all()
    expect(again).toEqual([{ ...kept, name: 'Giao ban TUẦN', by: 'An' }])
    expect(again[0]?.details).toMatchObject({ title: 'Giao ban', lastsMs: 2 * HOUR })
  })

  test('Z7: a tier keeps two hundred templates at most', async () => {
    const { templates } = await at('VN')
    for (let index = 0; index < 200; index++)
      await templates.keep(`Mẫu ${index}`, templateOf(details()), 'Hà')
    expect(await refusalOf(templates.keep('Mẫu nữa', templateOf(details()), 'Hà'))).toBe('template.too-many')
  })
})
