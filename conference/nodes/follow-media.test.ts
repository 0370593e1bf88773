import { afterEach, expect, test, vi } from 'vitest'
import type { MediaClient } from '#conference/media'
import { createSeatKeeper } from '#conference/seats'
import { PROTOCOL_VERSION } from '#contract'
import { createScope } from '#foundation/lifetime'
import { createInProcessHub } from '#foundation/link'
import { silentLog } from '#foundation/log'
import { createManualClock } from '#foundation/time'
import { followMedia } from './follow-media.ts'
import { createLocalMedia } from './local-media.ts'

const scope = { now: createScope() }
afterEach(async () => {
  await scope.now.close()
  scope.now = createScope()
})

/** A control process beside a media host that holds the seats in `held`. */
function stage(held: { seat: string; site: string }[]) {
  const clock = createManualClock()
  const hub = createInProcessHub({ clock })
  const [link, host] = ['VN-25', 'VN-25_media'].map((peer) => hub.join(peer, { version: PROTOCOL_VERSION }))
  if (!link || !host) throw new Error('nobody joined')
  scope.now.add(link)
  scope.now.add(host)
  const state = { seats: held }
  const request = async (op: string, body: object) => {
    if (op === 'describe')
      return {
        epoch: 'e1',
        rtpCapabilities: {},
        seats: state.seats.map((one) => ({ ...one, published: [] })),
        pipes: [],
      }
    if (op === 'seat.close')
      state.seats = state.seats.filter(({ seat }) => !('seat' in body && seat === body.seat))
    return {}
  }
  const media = { request, onNotice: () => () => {} } as MediaClient
  const localMedia = createLocalMedia(media, () => {})
  const told: string[] = []
  let serial = 0
  const seats = createSeatKeeper({
    clock,
    newId: () => `new${serial++}`,
    graceMs: 60_000,
    onEnded: ({ id }) => localMedia.close(id),
    onChange: () => {},
    onReport: () => {},
  })
  scope.now.add(seats)
  const come = (site: string, resume: string) =>
    seats.claim(site, { browser: 'b', resume }, { tell: (op) => told.push(`${site} ${op}`), end: () => {} })
  let ups = 0
  scope.now.add(
    followMedia({
      place: { self: 'VN-25', parent: null, children: [], budget: { in: 4, out: 4 } },
      link,
      mediaPeer: 'VN-25_media',
      media,
      localMedia,
      seats,
      views: {
        has: (seat) => seat === 'view-now',
        lost: () => {},
        agreeWith: (found) => told.push(`consoles ${[...found]}`),
      },
      conductor: { changed: () => ups++, feeds: { forget: () => {}, forgetAll: () => {} } },
      neighbours: () => [],
      onFirst: () => {},
      clock,
      log: silentLog,
    }),
  )
  const seen = async (times: number) => vi.waitFor(() => expect(ups).toBe(times), { timeout: 10_000 })
  return { hub, state, localMedia, seats, told, come, seen }
}
const vietTri = { seat: 's1', site: 'VN-25-07900' }
const nongTrang = { seat: 's2', site: 'VN-25-07894' }

test('N10: after a host was out of reach, lost media is opened again and media without a seat is closed', async () => {
  const { hub, state, localMedia, told, come, seen } = stage([vietTri, nongTrang])
  await seen(1)
  come('VN-25-07900', 's1')
  come('VN-25-07894', 's2')
  hub.cut('VN-25', 'VN-25_media')
  state.seats = [nongTrang, { seat: 's3', site: 'VN-25-08230' }]
  hub.heal('VN-25', 'VN-25_media')
  await seen(2)
  expect(told).toEqual(['consoles s2,s3', 'VN-25-07900 media-lost'])
  expect(localMedia.has('s1')).toBe(false)
  expect(localMedia.has('s2')).toBe(true)
  await vi.waitFor(() => expect(state.seats).toEqual([nongTrang]), { timeout: 10_000 })
})

test('N9: of two seats that one site left behind, one is adopted and the other closed', async () => {
  const { state, localMedia, seats, seen } = stage([vietTri, { ...vietTri, seat: 's9' }])
  await seen(1)
  expect(seats.all().map(({ id }) => id)).toEqual(['s1'])
  expect(localMedia.has('s9')).toBe(false)
  await vi.waitFor(() => expect(state.seats).toEqual([vietTri]), { timeout: 10_000 })
})

test('N25: a console of the life before is adopted by nobody and closed; one that is connected is not', async () => {
  const before = { seat: 'view-before', site: 'VN-25' }
  const now = { seat: 'view-now', site: 'VN-25' }
  const { state, localMedia, seats, seen } = stage([vietTri, before, now])
  await seen(1)
  expect(seats.all().map(({ id }) => id)).toEqual(['s1'])
  expect(localMedia.audience()).toEqual([{ seat: 's1', site: 'VN-25-07900' }])
  await vi.waitFor(() => expect(state.seats).toEqual([vietTri, now]), { timeout: 10_000 })
})
