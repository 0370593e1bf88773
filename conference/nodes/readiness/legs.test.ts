import { expect, onTestFinished, test, vi } from 'vitest'
import type { MediaClient } from '#conference/media'
import type { LineReading, StreamIn } from '#contract/media'
import { createInProcessHub } from '#foundation/link'
import { createManualClock } from '#foundation/time'
import { createLegs } from './legs.ts'

const SITE = 'VN-25-07900'
const picture = (packets: number): StreamIn => ({
  ...{ id: 'p', source: `${SITE}/test-picture`, packets, lost: 0, missing: 0, jitterMs: 3, rttMs: 20 },
})

/** A media host whose lines are what the test says. Answers later, as a real one. */
function fakeHost() {
  const host = { up: [] as StreamIn[], in: [] as StreamIn[], asked: [] as object[], away: false }
  const media = {
    async request(_op: string, body: { seats: string[]; pipes: string[] }) {
      host.asked.push(body)
      await Promise.resolve()
      if (host.away) throw new Error('away')
      const { seats, pipes } = body
      const reading: LineReading = {
        at: 1,
        seats: seats.map((seat) => ({
          ...{ seat, protocol: 'udp' as const, bytesIn: 0, up: host.up, down: [], availableDownKbps: null },
        })),
        pipes: pipes.map((pipe) => ({ pipe, peer: 'VN', in: host.in })),
      }
      return reading
    },
    onNotice: () => () => {},
  } as MediaClient
  return Object.assign(host, { media })
}

async function provinceAndCentre() {
  const clock = createManualClock()
  const hub = createInProcessHub()
  const [province, centre] = [hub.join('VN-25', { version: '1' }), hub.join('VN', { version: '1' })]
  province.watch('VN', () => {})
  const hosts = { 'VN-25': fakeHost(), VN: fakeHost() }
  const budget = { in: 4, out: 4 }
  const sent: string[] = []
  const legs = createLegs({
    ...{ place: { self: 'VN-25', parent: 'VN', children: [], budget }, link: province },
    ...{ media: hosts['VN-25'].media, seatOf: () => 'seat', sentUp: () => sent, clock },
  })
  const above = createLegs({
    ...{ place: { self: 'VN', parent: null, children: ['VN-25'], budget }, link: centre },
    ...{ media: hosts.VN.media, seatOf: () => 'seat', sentUp: () => [], clock },
  })
  onTestFinished(async () => {
    legs.close()
    above.close()
    await Promise.all([province.close(), centre.close()])
  })
  await vi.waitFor(() => expect(province.presence('VN').state).toBe('up'), { timeout: 10_000 })
  return { clock, legs, above, hosts, sent, province, centre }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

test('N60: the tier above tells what came out of the pipe there', async () => {
  const { legs, hosts, sent, clock } = await provinceAndCentre()
  const handle = legs.begin(SITE)
  await settle()
  sent.push(`${SITE}/test-picture`)
  hosts['VN-25'].up = [picture(100)]
  hosts.VN.in = [{ ...picture(90), lost: 0 }]
  clock.advance(1000)
  await settle()
  hosts['VN-25'].up = [picture(300)]
  hosts.VN.in = [{ ...picture(280), lost: 10 }]
  const { uplinkUp, uplinkDown, siteUp, arrived } = await handle.end()
  expect(siteUp).toMatchObject({ connected: true, lossShare: 0, rttMs: 20 })
  expect(uplinkUp).toMatchObject({ connected: true, lossShare: 0.05 })
  expect(uplinkDown).toMatchObject({ connected: true, lossShare: null })
  expect(arrived).toEqual({
    province: { picture: true, sound: false },
    centre: { picture: true, sound: false },
  })
  expect(hosts.VN.asked).toEqual(Array(3).fill({ seats: [], pipes: ['VN-25'], probe: false }))
})

test('N60: all sites under test are read at once, and nothing while there is none', async () => {
  const { legs, hosts, clock } = await provinceAndCentre()
  const handles = [legs.begin(SITE), legs.begin('VN-25-08000')]
  await settle()
  hosts['VN-25'].asked.length = 0
  clock.advance(1000)
  await settle()
  expect(hosts['VN-25'].asked).toEqual([{ seats: ['seat', 'seat'], pipes: ['VN-25'], probe: true }])
  handles[0]?.close()
  await handles[1]?.end()
  handles[1]?.close()
  hosts['VN-25'].asked.length = 0
  expect(clock.pending()).toBe(0)
  clock.advance(5000)
  expect(hosts['VN-25'].asked).toEqual([])
})

test('N60: a host or a tier above that does not answer leaves its part unknown', async () => {
  const { legs, hosts, clock, centre } = await provinceAndCentre()
  hosts['VN-25'].away = true
  hosts.VN.away = true
  const handle = legs.begin(SITE)
  await settle()
  await centre.close()
  clock.advance(1000)
  const { siteUp, uplinkUp, arrived } = await handle.end()
  expect([siteUp.connected, siteUp.lossShare, uplinkUp.lossShare]).toEqual([null, null, null])
  expect(uplinkUp.connected).toBe(false)
  expect(arrived).toEqual({ province: null, centre: null })
})

test('N60: at the centre its own room has no uplink', async () => {
  const { above, hosts } = await provinceAndCentre()
  const handle = above.begin('VN')
  await settle()
  const { uplinkUp, arrived } = await handle.end()
  expect(uplinkUp.connected).toBeNull()
  expect(arrived).toEqual({ province: null, centre: { picture: false, sound: false } })
  expect(hosts.VN.asked).toEqual(Array(2).fill({ seats: ['seat'], pipes: [], probe: true }))
})
