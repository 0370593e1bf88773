import { expect, test } from 'vitest'
import type { SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { createAttendance } from './attendance.ts'

const [vietTri, auCo] = ['VN-25-07900', 'VN-25-07909']
const settle = () => new Promise((done) => setImmediate(done))

/** One life of a node; the store may be away. */
function stage(recorded: readonly SiteId[] = []) {
  const clock = createManualClock()
  const seats = new Set<SiteId>()
  const written: EventBody[] = []
  const store = { away: false }
  const attendance = createAttendance({
    recorded,
    seated: () => [...seats],
    async record(body) {
      if (store.away) throw new Error('connection lost')
      written.push(body)
    },
    graceMs: 60_000,
    clock,
    log: silentLog,
  })
  const change = async (how: () => void) => {
    how()
    attendance.changed()
    await settle()
  }
  return { clock, seats, store, attendance, change, said: () => written.map((body) => Object.values(body)) }
}

test('N33: a site that comes and one that goes for good stand in the record, once each', async () => {
  const { clock, seats, attendance, change, said } = stage()
  await change(() => seats.add(vietTri))
  await change(() => {})
  await change(() => seats.add(auCo))
  await change(() => seats.delete(vietTri))
  expect(said()).toEqual([
    ['site.connected', vietTri],
    ['site.connected', auCo],
    ['site.disconnected', vietTri],
  ])
  attendance.close()
  expect(clock.pending()).toBe(0)
})

test('N33: another browser that takes the seat over is no coming and going', async () => {
  const { seats, attendance, change, said } = stage()
  await change(() => seats.add(vietTri))
  seats.delete(vietTri)
  attendance.changed()
  await change(() => seats.add(vietTri))
  expect(said()).toEqual([['site.connected', vietTri]])
})

test('N33: after a restart who comes back in the grace time is not written again; who does not has gone', async () => {
  const { clock, seats, change, said } = stage([vietTri, auCo])
  await change(() => seats.add(vietTri))
  await change(() => {})
  clock.advance(59_999)
  await settle()
  expect(said()).toEqual([])
  clock.advance(1)
  await settle()
  expect(said()).toEqual([['site.disconnected', auCo]])
})

test('N33: what the store could not take is written when it is back, as it is then', async () => {
  const { clock, seats, store, change, said } = stage()
  store.away = true
  await change(() => seats.add(vietTri))
  await change(() => seats.add(auCo))
  seats.delete(vietTri)
  store.away = false
  clock.advance(1000)
  await settle()
  expect(said()).toEqual([['site.connected', auCo]])
})
