import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { EventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { onEachStore } from '#foundation/store/testing/suites'
import { sessionMigrations } from './index.ts'
import { createSessionRecord as recordOf } from './session-record.ts'
import { readEvents } from './session-store.ts'
import { eventsTable } from './tables.ts'
import { clear } from './testing/fixture.ts'

const [vietTri, thanhBa, haHoa] = ['VN-25-07900', 'VN-25-08152', 'VN-25-08053']
const came = (site: string): EventBody => ({ kind: 'site.connected', site })
const left = (site: string): EventBody => ({ kind: 'site.disconnected', site })
const opened = (session: string): EventBody => ({
  kind: 'session.opened',
  session,
  title: 'x',
  owner: 'VN-25',
})
const closed = (session: string): EventBody => ({ kind: 'session.closed', session, by: 'Hà' })
const call: EventBody = {
  kind: 'roll-call.opened',
  call: {
    ...{ id: 'r', session: 'one', owner: 'VN-25', question: '', sites: null, by: 'Hà', at: 1, endedAt: null },
  },
}
const answered: EventBody = {
  ...{ kind: 'roll-call.answered', rollCall: 'r', site: vietTri },
  answer: { presence: 'heard', reason: null, way: 'page', by: 'x', tier: 'VN-25', at: 1 },
}
/** As stored; only what is read of it. */
const tested = (site: string, grade: string, provedAt: number | null) => ({
  kind: 'site.tested',
  verdict: { site, grade, provedAt },
})

onEachStore('on', sessionMigrations, (store) => {
  beforeEach(() => clear(store))

  /** Numbered from 1, a second after each other. */
  const write = (...bodies: object[]) =>
    store.db.insert(eventsTable).values(
      bodies.map((body, index) => ({
        ...{ node: 'VN-25', sequence: index + 1, at: new Date((index + 1) * 1000), version: 1, body },
      })),
    )
  const createSessionRecord = (of: Parameters<typeof recordOf>[0], node: string) =>
    recordOf(of, node, silentLog)
  const numbers = (found: { events: { sequence: number }[] } | { sequence: number }[]) =>
    (Array.isArray(found) ? found : found.events).map(({ sequence }) => sequence)

  test('P28: a session has its own events and those of its roll calls, page by page', async () => {
    await write(opened('one'), opened('two'), call, came(vietTri), answered, closed('two'), closed('one'))
    const record = createSessionRecord(store, 'VN-25')
    expect(numbers(await record.ofSession('one', 0, 2))).toEqual([1, 3])
    expect(numbers(await record.ofSession('one', 3, 2))).toEqual([7])
    expect(numbers(await record.ofSession('none', 0, 2))).toEqual([])
    expect(numbers(await createSessionRecord(store, 'VN-19').ofSession('one', 0, 9))).toEqual([])
  })

  test('P28: who came and went is read between two events, and what was last before them', async () => {
    await write(
      came(vietTri),
      came(thanhBa),
      left(vietTri),
      opened('one'),
      came(haHoa),
      answered,
      left(haHoa),
    )
    const record = createSessionRecord(store, 'VN-25')
    expect(numbers(await record.presence(4, null, 9))).toEqual([5, 6, 7])
    expect(numbers(await record.presence(0, 4, 2))).toEqual([1, 2])
    expect(await record.presence(4, 6, 9)).toMatchObject({
      ...{ events: [{ sequence: 5, at: 5000, body: came(haHoa) }], last: 5, isFull: false },
    })
    expect(numbers(await record.presenceBefore(null, 3))).toEqual([7, 6, 5])
    expect(numbers(await record.presenceBefore(5, 3))).toEqual([3, 2, 1])
    const last = await record.lastPresence([vietTri, thanhBa, haHoa], 4)
    expect(last.events.map(({ sequence, body }) => [sequence, body])).toEqual([
      [3, left(vietTri)],
      [2, came(thanhBa)],
    ])
    expect(numbers(await record.lastPresence([haHoa], null))).toEqual([7])
    expect(await record.lastPresence([], null)).toEqual({ events: [], unread: [] })
  })

  test('P28, N93: of which sites the first picture or sound of a session stands there', async () => {
    const media = (session: string, site: string) => ({
      kind: 'media.came',
      ...{ session, site, sources: ['camera'] },
    })
    await write(media('one', vietTri), media('two', haHoa), media('one', thanhBa), media('one', vietTri))
    const record = createSessionRecord(store, 'VN-25')
    expect((await record.mediaCame('one')).toSorted()).toEqual([vietTri, thanhBa])
    expect(await record.mediaCame('none')).toEqual([])
    expect(await createSessionRecord(store, 'VN-19').mediaCame('one')).toEqual([])
  })

  test('P30: what can not be read is skipped, told by number and kind, and counts as a row of its page', async () => {
    await write(opened('one'), { kind: 'floor.sung', session: 'one' }, ['?'], closed('one'))
    const record = createSessionRecord(store, 'VN-25')
    const first = await record.ofSession('one', 0, 2)
    expect(numbers(first)).toEqual([1])
    expect(first.unread).toEqual([{ sequence: 2, at: 2000, kind: 'floor.sung' }])
    expect(first).toMatchObject({ last: 2, isFull: true })
    expect(numbers(await record.ofSession('one', 2, 2))).toEqual([4])
    const whole = await readEvents(store, 'VN-25', { after: 0, limit: 9 }, silentLog)
    expect(numbers(whole)).toEqual([1, 4])
    expect(whole.unread.map(({ kind }) => kind)).toEqual(['floor.sung', ''])
  })

  test('P30: of who came and of tests one that can not be read spoils no other, and stands in the log once', async () => {
    await write(
      { ...came(vietTri), room: 'unknown here' },
      came(thanhBa),
      tested(vietTri, 'splendid', 500),
      tested(thanhBa, 'good', 600),
      tested(haHoa, 'good', 0.5),
    )
    const [sites, logged] = [[vietTri, thanhBa, haHoa], [] as unknown[]]
    const log = { warn: (_text: string, fields?: object) => void logged.push(fields) }
    const record = recordOf(store, 'VN-25', log)
    for (const _twice of [1, 2]) {
      const presence = await record.lastPresence(sites, null)
      expect(numbers(presence)).toEqual([2])
      expect(presence.unread).toEqual([{ sequence: 1, at: 1000, kind: 'site.connected' }])
      const { tests, unread } = await record.lastTests(sites, 9000)
      expect(numbers(tests)).toEqual([4])
      expect(unread).toEqual(
        [3, 5].map((sequence) => ({ sequence, at: sequence * 1000, kind: 'site.tested' })),
      )
    }
    expect(logged).toMatchObject([{ sequence: 1 }, { sequence: 3 }, { sequence: 5 }])
  })

  test('P28: of tests the last with a proof up to a moment, without what was measured', async () => {
    await write(
      tested(vietTri, 'good', 500),
      tested(vietTri, 'fail', 1500),
      tested(vietTri, 'untested', null),
      tested(vietTri, 'acceptable', 3500),
      tested(thanhBa, 'good', 4500),
    )
    const record = createSessionRecord(store, 'VN-25')
    expect(await record.lastTests([vietTri, thanhBa], 3000)).toEqual({
      tests: [{ site: vietTri, sequence: 2, at: 2000, grade: 'fail', provedAt: 1500 }],
      unread: [],
    })
    expect(numbers((await record.lastTests([vietTri, thanhBa], 9000)).tests)).toEqual([4, 5])
  })

  test('P28: each of these reads by its own index, however long the record is', async () => {
    await store.db.execute(sql`insert into events (node, sequence, at, version, body)
      select 'VN-25', n, to_timestamp(n), 1, case n % 4
        when 0 then jsonb_build_object('kind', 'site.connected', 'site', 'VN-25-' || (7000 + n % 400))
        when 1 then jsonb_build_object('kind', 'session.closed', 'session', 's' || n % 300, 'by', 'x')
        when 2 then jsonb_build_object('kind', 'site.tested', 'verdict',
          jsonb_build_object('site', 'VN-25-' || (7000 + n % 400), 'grade', 'good', 'provedAt', n))
        else jsonb_build_object('kind', 'scene.deleted', 'saved', 'x') end
      from generate_series(1, 40000) n`)
    await store.db.execute(sql`analyze events`)
    const plan = async (query: string) =>
      JSON.stringify((await store.db.execute(sql.raw(`explain ${query}`))).rows)
    const ofNode = `select * from events where node = 'VN-25' and`
    expect(
      await plan(
        `${ofNode} coalesce(body->>'session', body->'call'->>'session') = 's1' and sequence > 5 order by sequence limit 9`,
      ),
    ).toContain('events_of_session')
    expect(
      await plan(
        `${ofNode} body->>'kind' in ('site.connected', 'site.disconnected', 'roll-call.answered')
          and sequence > 30000 order by sequence limit 9`,
      ),
    ).toContain('events_of_presence')
    expect(
      await plan(
        `${ofNode} body->>'site' = 'VN-25-7004' and body->>'kind' in ('site.connected', 'site.disconnected')
          and sequence < 30000 order by sequence desc limit 1`,
      ),
    ).toContain('events_of_site')
    expect(
      await plan(
        `${ofNode} body->'verdict'->>'site' = 'VN-25-7002' and body->>'kind' = 'site.tested'
          order by sequence desc limit 1`,
      ),
    ).toContain('events_of_tests')
  })
})
