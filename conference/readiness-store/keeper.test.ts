import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import {
  afterTest,
  answerIncident,
  callForHelp,
  climb,
  closeRound,
  judge,
  openRound,
  pauseRound,
  setLadder,
  signWaiver,
  testBegan,
  verdictCame,
} from '#conference/readiness'
import { changed, defaults, ENDED_AT, goodSite } from '#conference/readiness/testing'
import { eventBody } from '#contract/events'
import { ladder, type Measurement, type Round } from '#contract/readiness'
import { silentLog } from '#foundation/log'
import { createTestRecord, onEachStore } from '#foundation/store/testing/suites'
import { openReadiness, readinessMigrations } from './index.ts'
import { incidentsTable, laddersTable, proofsTable, roundSitesTable, roundsTable } from './tables.ts'

const [site, other, third] = ['VN-25-07900', 'VN-25-08152', 'VN-25'] as const
const order = { title: 'T-60', form: 'full', session: null, step: null, proofSince: 0 } as const
const opened = (id: string, at: number): Round =>
  openRound({ id, node: 'VN-25', by: 'Hà' }, order, [site, other, third], {
    at,
    present: new Set([site, other]),
  })
const tested = (measurement: Measurement) => ({
  measurement,
  verdict: judge(measurement, defaults, measurement.endedAt),
})
const tables = [proofsTable, roundsTable, roundSitesTable, incidentsTable, laddersTable]
let ids = 0
const around = { at: ENDED_AT, lines: [], newId: () => `i${ids++}` }

onEachStore('on', readinessMigrations, (store) => {
  const record = createTestRecord(eventBody)
  beforeEach(async () => {
    for (const table of tables) await store.db.delete(table)
  })
  const open = () =>
    openReadiness({
      store,
      record: (bodies, also) => record.write(store, bodies, also),
      log: silentLog,
    })
  const kinds = () => record.events.map(({ kind }) => kind)

  test('Y1, Y3: a test, its round and its incidents are there after a restart, each in the record', async () => {
    const readiness = await open()
    await readiness.change('Hà', () => ({ rounds: [opened('r1', 1)] }))
    await readiness.change('', ({ rounds }) => ({
      rounds: rounds.map((round) => testBegan(testBegan(round, site, ENDED_AT - 1), other, ENDED_AT - 1)),
    }))
    const bad = tested(changed(goodSite, { 'camera.state': 'black' }))
    await readiness.change(site, ({ rounds, incidents }) => ({
      tested: bad,
      rounds: rounds.map((round) => verdictCame(round, bad.verdict)),
      incidents: afterTest(incidents, bad.verdict, around),
    }))
    expect(kinds()).toEqual(['round.opened', 'site.tested', 'round.site-ended', 'incident.opened'])
    const again = (await open()).state()
    expect(again.incidents).toEqual(readiness.state().incidents)
    expect(again.proofs).toEqual(readiness.state().proofs)
    expect(again.rounds[0]?.sites).toMatchObject([
      { site, state: 'failed', code: 'camera.black', tests: 1 },
      { site: other, state: 'waiting', tests: 1 },
      { site: third, state: 'absent' },
    ])
    expect(await (await open()).measurementOf(site)).toEqual(bad.measurement)
  })

  test('Y1: what can not be stored has not happened, and the next change is carried out', async () => {
    const readiness = await open()
    record.isFailing = true
    await expect(readiness.change('Hà', () => ({ rounds: [opened('r1', 1)] }))).rejects.toThrow('full')
    expect(readiness.state().rounds).toEqual([])
    record.isFailing = false
    const both = [1, 2].map((n) =>
      readiness.change('Hà', ({ rounds }) => ({ rounds: [...rounds, opened(`r${n}`, n)] })),
    )
    expect(await Promise.all(both)).toEqual([true, true])
    expect(await readiness.change('Hà', () => null)).toBe(false)
    expect(await readiness.change('Hà', ({ rounds }) => ({ rounds }))).toBe(false)
    expect((await open()).state().rounds.map(({ id }) => id)).toEqual(['r1', 'r2'])
    expect(kinds()).toEqual(['round.opened', 'round.opened'])
  })

  test('Y2: what can not be read is left out, the rest is there', async () => {
    const readiness = await open()
    await readiness.change('Hà', ({ incidents }) => ({
      tested: tested(goodSite),
      rounds: [opened('r1', 1), opened('r2', 2)],
      incidents: callForHelp(incidents, site, null, around),
    }))
    await store.db.execute(sql`update test_rounds set head = '{}' where id = 'r1'`)
    await store.db.execute(sql`update test_round_sites set state = '1' where site = ${other}`)
    await store.db.execute(sql`update site_proofs set measurement = '[]', history = '{}'`)
    const again = await open()
    expect(again.state().rounds).toMatchObject([{ id: 'r2', sites: [{ site }, { site: third }] }])
    expect(again.state().proofs.get(site)).toMatchObject({ verdict: { grade: 'good' }, history: [] })
    expect(again.state().incidents).toHaveLength(1)
    expect(await again.measurementOf(site)).toBeNull()
  })

  test('Y4: what is heard from below stands in no record; a short test leaves the full one', async () => {
    const readiness = await open()
    const { verdict } = tested({ ...goodSite, site: other })
    await readiness.change('VN-25', () => ({ heard: [{ verdict, history: [] }] }))
    expect(record.events).toEqual([])
    expect(await readiness.measurementOf(other)).toBeNull()
    const short = { ...goodSite, id: 'm2', form: 'short' as const }
    for (const each of [goodSite, short]) await readiness.change(site, () => ({ tested: tested(each) }))
    const again = await open()
    expect([...again.state().proofs.keys()].toSorted()).toEqual([site, other].toSorted())
    expect(
      again
        .state()
        .proofs.get(site)
        ?.history.map(({ measurement }) => measurement),
    ).toEqual(['m1', 'm2'])
    expect((await again.measurementOf(site))?.id).toBe('m2')
    expect((await again.fullTestOf(site))?.id).toBe('m1')
  })

  test('Y5: what is over is read when it is asked for', async () => {
    const readiness = await open()
    const bad = tested(changed(goodSite, { 'camera.state': 'black' }))
    await readiness.change(site, ({ incidents }) => ({
      incidents: afterTest(incidents, bad.verdict, around),
    }))
    await readiness.change('Hà', ({ incidents }) => ({
      incidents: incidents.map((each) => answerIncident(each, { at: 5, by: 'Hà' })),
    }))
    const mended = tested({ ...goodSite, id: 'm3', endedAt: ENDED_AT + 1 })
    await readiness.change(site, ({ incidents }) => ({
      incidents: afterTest(incidents, mended.verdict, around),
    }))
    expect(readiness.state().incidents).toEqual([])
    expect(await readiness.incidentsOf(site)).toMatchObject([
      { state: { state: 'retested', answered: { by: 'Hà' } } },
    ])
    expect((await open()).state().incidents).toEqual([])
    expect(kinds()).toEqual(['incident.opened', 'incident.answered', 'incident.retested'])
    const rounds = Array.from({ length: 12 }, (_, n) => closeRound(opened(`r${n}`, n)))
    await readiness.change('Hà', () => ({ rounds: [pauseRound(opened('open', 0)), ...rounds] }))
    expect(readiness.state().rounds.map(({ id }) => id)).toEqual([
      'open',
      ...rounds.slice(-8).map(({ id }) => id),
    ])
  })

  test('Y6: a ladder is there after a restart, with each step of it in the record once; it goes with its session', async () => {
    const readiness = await open()
    const time = { session: 's1', startsAt: 10_000_000, ladder: ladder.parse({}) }
    await readiness.change('Hà', () => ({ ladders: [setLadder(null, time)] }))
    const waiver = { id: 'w1', session: 's1', sites: [site], by: 'An', reason: 'Mất điện', at: 5 }
    await readiness.change('Hà', ({ ladders }) => ({
      ladders: ladders.map((each) => climb(signWaiver(each, waiver), [], 9_500_000).ladder),
    }))
    expect(record.events).toMatchObject([
      { kind: 'ladder.set', startsAt: 10_000_000, by: 'Hà' },
      { kind: 'waiver.signed', waiver, by: 'Hà' },
      { kind: 'gate.judged', session: 's1', gate: { state: 'not-ready', why: ['no-sites'] } },
    ])
    const again = await open()
    expect(again.state().ladders).toEqual(readiness.state().ladders)
    record.isFailing = true
    await expect(again.change('Hà', () => ({ ladders: [setLadder(null, time)] }))).rejects.toThrow()
    expect(again.state().ladders).toEqual(readiness.state().ladders)
    await again.change('', () => ({ ladders: [] }))
    expect((await open()).state().ladders).toEqual([])
  })
})
