import { afterEach, expect, test } from 'vitest'
import type { SiteId, SourceKind } from '#contract'
import type { EventBody } from '#contract/events'
import type { HostStatistics } from '#contract/media'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createFirstMedia } from './first-media.ts'
import { mediaCameBetween } from './media-came.ts'

const [vietTri, auCo, linhSon] = ['VN-25-07900', 'VN-25-07909', 'VN-25-07912'] as const
const settle = () => new Promise((done) => setImmediate(done))
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

type Counted = [SiteId, SourceKind, ...number[]]
const reading = (sources: Counted[], from: 'seat' | 'pipe' = 'seat'): HostStatistics => ({
  ...{ at: 1, pipes: [], workers: [] },
  sources: sources.map(([site, kind, ...layers]) => ({ source: `${site}/${kind}` as const, from, layers })),
})

/** What nodes wrote, over all lives; the store may be away, and may answer only when it is told to. */
function stage() {
  const written: Extract<EventBody, { kind: 'media.came' }>[] = []
  /** So many were written at once. */
  const writes: number[] = []
  const store = { away: false }
  const sessions = [{ id: 's', owner: 'VN-25' }]
  /** A life of the node. */
  const live = () => {
    const clock = createManualClock()
    let readings: { before: HostStatistics | null; now: HostStatistics | null } = { before: null, now: null }
    const firstMedia = createFirstMedia({
      readings: () => readings,
      sessions: () => sessions,
      async recorded(session) {
        if (store.away) throw new Error('connection lost')
        return written.filter((body) => body.session === session).map(({ site }) => site)
      },
      async record(bodies) {
        if (store.away) throw new Error('connection lost')
        writes.push(bodies.length)
        for (const body of bodies) if (body.kind === 'media.came') written.push(body)
      },
      ...{ clock, log: silentLog },
    })
    ends.push(firstMedia.close)
    return {
      clock,
      close: firstMedia.close,
      async read(...sources: Counted[]) {
        readings = { before: readings.now, now: reading(sources) }
        firstMedia.read()
        await settle()
      },
    }
  }
  return {
    ...{ store, sessions, live, writes },
    said: () => written.map(({ session, site, sources }) => [session, site, ...sources]),
    seenAt: () => written.map(({ site, cameAt }) => [site, cameAt]),
  }
}

test('N93: the first picture or sound of a site stands in the record once a session', async () => {
  const { live, sessions, said } = stage()
  const { read } = live()
  // What was there before we looked is not what came.
  await read([vietTri, 'camera', 900])
  await read([vietTri, 'camera', 900], [auCo, 'microphone', 0])
  expect(said()).toEqual([])
  await read([vietTri, 'camera', 0, 950], [vietTri, 'microphone', 5], [auCo, 'content', 70])
  await read([vietTri, 'camera', 0, 990], [auCo, 'microphone', 3])
  await read([vietTri, 'camera', 0, 999], [auCo, 'microphone', 9])
  expect(said()).toEqual([
    ['s', vietTri, 'camera', 'microphone'],
    ['s', auCo, 'microphone'],
  ])
  sessions.push({ id: 'next', owner: 'VN' }, { id: 'elsewhere', owner: auCo })
  await read([vietTri, 'camera', 0, 1200])
  expect(said().slice(2)).toEqual([['next', vietTri, 'camera']])
})

test('N93: not again after a restart of the node, nor when the site comes again', async () => {
  const { live, said } = stage()
  const before = live()
  await before.read()
  await before.read([vietTri, 'camera', 10])
  before.close()
  const after = live()
  await after.read([vietTri, 'camera', 20], [auCo, 'camera', 10])
  await after.read([vietTri, 'camera', 30], [auCo, 'camera', 20])
  await after.read([vietTri, 'camera', 5])
  expect(said()).toEqual([
    ['s', vietTri, 'camera'],
    ['s', auCo, 'camera'],
  ])
})

test('N93: while the store is away nothing is lost, and nothing is written twice when it is back', async () => {
  const { live, store, sessions, said } = stage()
  const { clock, close, read } = live()
  await read()
  store.away = true
  await read([vietTri, 'camera', 10])
  // It stops sending before the store is back.
  await read([vietTri, 'camera', 10])
  store.away = false
  await clock.advanceAsync(2000)
  expect(said()).toEqual([['s', vietTri, 'camera']])
  // What waits for a session that is over meanwhile is no part of it.
  store.away = true
  await read([auCo, 'camera', 10])
  sessions.pop()
  await read([auCo, 'camera', 20])
  store.away = false
  await clock.advanceAsync(2000)
  expect(said()).toHaveLength(1)
  close()
  expect(clock.pending()).toBe(0)
})

test('N93: what is seen at once is written at once, and says when it was seen, however late it is written', async () => {
  const { live, store, writes, seenAt } = stage()
  const { clock, read } = live()
  await read()
  const start = clock.now()
  store.away = true
  await read([vietTri, 'camera', 10], [linhSon, 'camera', 10])
  await clock.advanceAsync(2000)
  await read([vietTri, 'camera', 20], [linhSon, 'camera', 20], [auCo, 'microphone', 5])
  await clock.advanceAsync(8000)
  expect(writes).toEqual([])
  store.away = false
  await clock.advanceAsync(2000)
  expect(writes).toEqual([3])
  expect(seenAt()).toEqual([
    [vietTri, start],
    [linhSon, start],
    [auCo, start + 2000],
  ])
})

test('N93: only what own seats send counts', () => {
  const [before, now] = [reading([], 'pipe'), reading([[vietTri, 'camera', 10]], 'pipe')]
  expect(mediaCameBetween({ before, now }).size).toBe(0)
  expect(mediaCameBetween({ before: null, now }).size).toBe(0)
})
