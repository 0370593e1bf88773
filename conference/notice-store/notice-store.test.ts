import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Due } from '#conference/notices'
import { Refusal } from '#contract'
import { eventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { createTestRecord, onEachStore } from '#foundation/store/testing/suites'
import { createManualClock } from '#foundation/time'
import { noticeMigrations, openNotices } from './index.ts'
import { noticesTable, templatesTable } from './tables.ts'

const HOUR = 3_600_000
const site = 'VN-25-07900'
const clock = createManualClock(Date.UTC(2026, 10, 24, 1))
const due = (number: number, more: Partial<Due> = {}): Due => {
  const address = `hanh${number}@x.vn`
  return {
    key: `plan:p1 invited after nothing ${site} email ${address}`,
    ...{ kind: 'invited', about: 'plan:p1', says: 's1', replaces: null, until: clock.now() + 10 * HOUR },
    to: { site, person: 'Nguyễn Thị Hồng Hạnh', channel: 'email', address },
    facts: { of: 'unnamed', sites: [] },
    ...more,
  }
}
const queued = (number: number, more: Partial<Due> = {}) => ({
  due: due(number, more),
  wording: { subject: `Mời họp ${number}`, text: 'Kính gửi' },
  label: 'Phường Việt Trì',
})
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const fault = { is: 'busy' as const, detail: '451' }

onEachStore('on', noticeMigrations, (store) => {
  const record = createTestRecord(eventBody)
  let ids = 0
  beforeEach(async () => {
    await store.db.delete(noticesTable)
    await store.db.delete(templatesTable)
  })
  const open = (at = clock) =>
    openNotices({
      ...{ store, clock: at, newId: () => `n${String(ids++).padStart(4, '0')}`, log: silentLog },
      record: (bodies, also) => record.write(store, bodies, also),
    })
  const waiting = async () =>
    (await (await open()).outbox.waiting('email', 100)).map(({ address }) => address)

  test('Q20: notices are stored once under a key, with one event for each kind when the record takes it', async () => {
    const { outbox } = await open()
    record.isFailing = true
    await expect(outbox.queue([queued(1), queued(2)])).rejects.toThrow('full')
    expect((await waiting()).toSorted()).toEqual(['hanh1@x.vn', 'hanh2@x.vn'])
    expect((await outbox.told(['plan:p1'])).lastOf('plan:p1', due(1).to)).not.toBeNull()
    record.isFailing = false
    await outbox.queue([])
    await outbox.queue([queued(3, { kind: 'unanswered' }), queued(3, { kind: 'unanswered' })])
    await (await open()).outbox.queue([queued(1)])
    expect((await waiting()).toSorted()).toEqual(['hanh1@x.vn', 'hanh2@x.vn', 'hanh3@x.vn'])
    expect(record.events.slice(0, 2)).toEqual([
      { kind: 'notices.queued', notice: 'invited', about: 'plan:p1', count: 2 },
      { kind: 'notices.queued', notice: 'unanswered', about: 'plan:p1', count: 1 },
    ])
    expect(JSON.stringify(record.events)).not.toMatch(/hanh1|Hạnh|Kính/)
  })

  test('Q20: what is replaced lapses, unless it was sent', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1), queued(2)])
    const [one, two] = await outbox.waiting('email', 2)
    if (!one || !two) return expect.fail('two wait')
    await outbox.note(one.id, { is: 'sent', at: clock.now() })
    const later = [one, two].map(({ id, address }, index) =>
      queued(index, { key: `later ${address}`, replaces: id, to: { ...due(1).to, address } }),
    )
    await outbox.queue(later)
    expect((await outbox.get(one.id)).state.is).toBe('sent')
    expect((await outbox.get(two.id)).state).toMatchObject({ is: 'lapsed', why: 'replaced' })
    expect(await outbox.counts()).toEqual({ waiting: 2, sent: 1, failed: 0, lapsed: 1 })
  })

  test('Q21: what lapsed during its attempt does not come back when the attempt fails, and is sent when it was', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1)])
    const [held] = await outbox.waiting('email', 1)
    if (!held) return expect.fail('one waits')
    await outbox.queue([queued(1, { key: 'later', kind: 'changed', replaces: held.id })])
    for (const state of [
      { is: 'waiting' as const, attempts: 1, next: clock.now(), fault },
      { is: 'failed' as const, at: clock.now(), fault },
    ]) {
      await outbox.note(held.id, state)
      expect((await outbox.get(held.id)).state).toMatchObject({ is: 'lapsed', why: 'replaced' })
    }
    await outbox.note(held.id, { is: 'sent', at: clock.now() })
    expect((await outbox.get(held.id)).state.is).toBe('sent')
  })

  test('Q20, Q22: a failed one that another follows lapses, and is not sent again', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1), queued(2)])
    const [one, two] = await outbox.waiting('email', 2)
    if (!one || !two) return expect.fail('two wait')
    for (const { id } of [one, two]) await outbox.note(id, { is: 'failed', at: clock.now(), fault })
    const to = (address: string) => ({ ...due(1).to, address })
    await outbox.queue([
      queued(1, { key: 'later', kind: 'changed', replaces: one.id, to: to(one.address) }),
      // Follows without taking its place: as an earlier version of the program left it.
      queued(2, { key: 'later still', kind: 'changed', to: to(two.address) }),
      queued(3, { key: 'reminder', kind: 'unanswered', to: to('khac@x.vn') }),
    ])
    expect((await outbox.get(one.id)).state).toMatchObject({ is: 'lapsed', why: 'replaced' })
    expect(await outbox.again(null, 'Hà')).toBe(0)
    expect(await refusalOf(outbox.again([one.id, two.id], 'Hà'))).toBe('notice.not-failed')
    expect((await outbox.get(two.id)).state.is).toBe('failed')
  })

  test('Q20: a reminder that waits or failed lapses when news of the same goes to the same address', async () => {
    const { outbox } = await open()
    await outbox.queue([
      queued(1, { key: 'r1', kind: 'unanswered' }),
      queued(1, { key: 'r2', kind: 'unanswered' }),
      queued(2, { key: 'r3', kind: 'unanswered' }),
    ])
    const [failing] = await outbox.waiting('email', 1)
    if (!failing) return expect.fail('three wait')
    await outbox.note(failing.id, { is: 'failed', at: clock.now(), fault })
    await outbox.queue([queued(1, { kind: 'cancelled' })])
    expect(await outbox.counts()).toEqual({ waiting: 2, sent: 0, failed: 0, lapsed: 2 })
    expect((await waiting()).toSorted()).toEqual(['hanh1@x.vn', 'hanh2@x.vn'])
  })

  test('Q27: a step of a ladder and a cancellation are before invitations that wait longer', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1), queued(2)])
    clock.advance(1000)
    await outbox.queue([
      queued(3, { kind: 'changed' }),
      queued(4, { kind: 'cancelled' }),
      queued(5, { about: 'session:s1', key: 'late', kind: 'site-late' }),
    ])
    expect(await waiting()).toEqual([4, 5, 1, 2, 3].map((each) => `hanh${each}@x.vn`))
  })

  test('Q26: what lapsed as over is due again under its key and id, what was replaced or sent is not', async () => {
    const { outbox } = await open()
    const reminder = queued(1, { key: 'r1', kind: 'unanswered' })
    await outbox.queue([reminder, queued(2)])
    const isTold = async (key: string) => (await outbox.told(['plan:p1'])).has('plan:p1', key)
    expect(await isTold('r1')).toBe(true)
    const before = await outbox.waitingOf(['unanswered'])
    expect(before.map(({ key }) => key)).toEqual(['r1'])
    await outbox.withdraw(before)
    expect(await outbox.waitingOf(['unanswered'])).toEqual([])
    expect([await isTold('r1'), await isTold(due(2).key)]).toEqual([false, true])
    await outbox.queue([reminder])
    expect(await outbox.waitingOf(['unanswered'])).toEqual(before)
    const [again] = before
    if (!again) return expect.fail('one was withdrawn')
    await outbox.note(again.id, { is: 'lapsed', at: clock.now(), why: 'over' })
    expect(await isTold('r1')).toBe(false)
    await outbox.note(again.id, { is: 'sent', at: clock.now() })
    await outbox.withdraw(before)
    await outbox.queue([reminder])
    expect((await outbox.get(again.id)).state.is).toBe('sent')
  })

  test('Q21: what was told last is what was queued last, also when the clock was set back', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1)])
    const early = createManualClock(clock.now() - HOUR)
    const { outbox: back } = await open(early)
    await back.queue([queued(1, { key: 'later', kind: 'changed', says: 's2' })])
    const told = await (await open()).outbox.told(['plan:p1'])
    expect(told.lastOf('plan:p1', due(1).to)).toMatchObject({ kind: 'changed', says: 's2', at: early.now() })
  })

  test('Q21: who was told is known after a restart, and each waits until its time', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1), queued(2)])
    const told = await (await open()).outbox.told(['plan:p1', 'plan:p2'])
    expect(told.has('plan:p1', due(1).key)).toBe(true)
    expect(told.has('plan:p1', 'another')).toBe(false)
    expect(told.lastOf('plan:p1', due(2).to)).toMatchObject({ kind: 'invited', says: 's1', at: clock.now() })
    expect(told.lastOf('plan:p2', due(2).to)).toBeNull()
    const [one, two] = await outbox.waiting('email', 2)
    if (!one || !two) return expect.fail('two wait')
    const next = clock.now() + HOUR
    await outbox.note(one.id, { is: 'waiting', attempts: 1, next, fault })
    await outbox.note(two.id, { is: 'sent', at: clock.now() })
    await outbox.note(two.id, { is: 'failed', at: clock.now(), fault })
    expect((await outbox.get(two.id)).state.is).toBe('sent')
    expect(await waiting()).toEqual([])
    expect(await outbox.waitsUntil('email')).toBe(next)
    expect(await outbox.waitsUntil('sms')).toBeNull()
    clock.advance(HOUR)
    expect(await (await open()).outbox.waiting('email', 5)).toEqual([
      { ...one, state: { is: 'waiting', attempts: 1, next, fault } },
    ])
  })

  test('Q22: failed ones wait again on command while they are of use', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1), queued(2, { until: clock.now() + HOUR }), queued(3)])
    const [one, two, three] = await outbox.waiting('email', 3)
    if (!one || !two || !three) return expect.fail('three wait')
    for (const { id } of [one, two]) await outbox.note(id, { is: 'failed', at: clock.now(), fault })
    clock.advance(2 * HOUR)
    expect(await refusalOf(outbox.again([two.id, three.id, 'none'], 'Hà'))).toBe('notice.not-failed')
    expect(await outbox.again([one.id, two.id, three.id], 'Hà')).toBe(1)
    expect((await outbox.get(one.id)).state).toMatchObject({ is: 'waiting', attempts: 0 })
    expect(record.events.at(-1)).toEqual({ kind: 'notices.sent-again', count: 1, by: 'Hà' })
    await outbox.note(one.id, { is: 'failed', at: clock.now(), fault })
    expect(await outbox.again(null, 'Hà')).toBe(1)
    expect(await outbox.again(null, 'Hà')).toBe(0)
    expect(await refusalOf(outbox.get('none'))).toBe('notice.unknown')
  })

  test('notices are found by words of name, site and subject without accents, by state and way, a page at a time', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1), queued(2), queued(3)])
    const found = async (wanted: Parameters<typeof outbox.find>[0]) => (await outbox.find(wanted)).total
    expect(await found({ text: 'hong viet' })).toBe(3)
    expect(await found({ text: 'Mời họp 3' })).toBe(1)
    expect(await found({ text: "%' or" })).toBe(0)
    expect(await found({ standing: 'sent' })).toBe(0)
    expect(await found({ channel: 'email', kind: 'invited' })).toBe(3)
    const { total, notices } = await outbox.find({ offset: 1, limit: 1 })
    expect([total, notices.length]).toEqual([3, 1])
  })

  test('Q23: a template is changed over what was seen, put back, and refused by name when it is wrong', async () => {
    const { templates } = await open()
    const wording = { subject: 'Mời', text: 'Kính mời {diem-cau}: {phien-hop}, {bat-dau}' }
    const change = { kind: 'invited' as const, channel: 'email' as const, seen: 0, wording }
    const both = await Promise.all([
      templates.set(change, 'Hà'),
      refusalOf(templates.set({ ...change, wording: null }, 'Nam')),
    ])
    expect(both).toEqual([1, 'notice.template-stale'])
    expect((await open()).templates.wordingOf('invited', 'email')).toEqual(wording)
    const bad = { ...change, seen: 1, wording: { ...wording, text: '{mat-khau}' } }
    expect(await refusalOf(templates.set(bad, 'Hà'))).toBe('notice.template-wrong')
    expect(await templates.set({ ...change, seen: 1, wording: null }, 'Nam')).toBe(2)
    const again = (await open()).templates
      .all()
      .find(({ kind, channel }) => `${kind} ${channel}` === 'invited email')
    expect(again).toMatchObject({ isBuiltIn: true, changed: { revision: 2, by: 'Nam' } })
    expect(
      record.events.map((event) => event.kind === 'notices.template-set' && [event.builtIn, event.by]),
    ).toEqual([
      [false, 'Hà'],
      [true, 'Nam'],
    ])
  })

  test('Q24, Q25: what can not be read is left out and stays; what is old goes, but for what waits', async () => {
    const { outbox } = await open()
    await outbox.queue([queued(1), queued(2), queued(3)])
    const [one, two, three] = await outbox.waiting('email', 3)
    if (!one || !two || !three) return expect.fail('three wait')
    await store.db.execute(sql`update notices set state = '{"is":"odd"}' where id = ${one.id}`)
    await store.db.execute(sql`insert into notice_templates values ('invited', 'sms', '{"wording":1}')`)
    const again = await open()
    expect((await again.outbox.waiting('email', 3)).map(({ id }) => id)).toEqual([two.id, three.id])
    expect(again.templates.wordingOf('invited', 'sms').text).toContain('{phien-hop}')
    await outbox.note(two.id, { is: 'sent', at: clock.now() })
    await outbox.forget(clock.now() + 11 * HOUR)
    const { notices } = await again.outbox.find({})
    expect(notices.map(({ id }) => id)).toEqual([three.id])
    expect((await store.db.select().from(noticesTable)).length).toBe(2)
  })
})
