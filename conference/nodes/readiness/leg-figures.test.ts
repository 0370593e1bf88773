import { expect, test } from 'vitest'
import type { SeatLine, StreamIn, StreamOut } from '#contract/media'
import { followed, type Look, measuredBy, nothingYet } from './leg-figures.ts'
import { jitterOver, median, upperThird } from './leg-streams.ts'

const SITE = 'VN-25-07900'
const arriving = (kind: string, fields: Partial<StreamIn> = {}): StreamIn => ({
  ...{
    id: `${kind}:1`,
    source: `${SITE}/${kind}`,
    packets: 0,
    lost: 0,
    missing: 0,
    jitterMs: 4,
    rttMs: null,
  },
  ...fields,
})
const leaving = (kind: string, fields: Partial<StreamOut> = {}): StreamOut => ({
  ...{ id: `${kind}:1:1`, source: `${SITE}/${kind}`, packets: 0, lost: 0, rttMs: 30 },
  ...{ bytes: 0, missingBefore: 0, jitterBeforeMs: 4 },
  ...fields,
})
const seat = (fields: Partial<SeatLine> = {}): SeatLine => ({
  ...{ seat: 'a', protocol: 'udp', bytesIn: 0, up: [], down: [], availableDownKbps: 3000 },
  ...fields,
})
const nothing: Look = { at: 0, seat: null, above: null, fromAbove: null, uplink: true, sentUp: false }
const measured = (looks: readonly Partial<Look>[], isTop = false) =>
  measuredBy(
    looks.reduce((so, look, at) => followed(so, { ...nothing, at: at * 1000, ...look }), nothingYet(SITE)),
    isTop,
  )

const unknown = { connected: null, lossShare: null, jitterMs: null, rttMs: null, capacityKbps: null }

test('N60: without a reading nothing is measured, and nothing is zero', () => {
  const { siteUp, siteDown, uplinkUp, uplinkDown, arrived, transport, jitterBeforeMs } = measured([{}, {}])
  expect([siteUp, siteDown]).toEqual([unknown, unknown])
  expect([uplinkUp, uplinkDown]).toEqual(Array(2).fill({ ...unknown, connected: true }))
  expect(arrived).toEqual({ province: null, centre: null })
  expect([transport, jitterBeforeMs]).toEqual([null, null])
})

test('N60: each way of the line of the site, over the time of the looks', () => {
  const at = (up: Partial<StreamIn>, down: Partial<StreamOut>, availableDownKbps: number): Partial<Look> => ({
    seat: seat({
      up: [arriving('test-picture', up)],
      down: [leaving('test-picture', down)],
      availableDownKbps,
    }),
  })
  const { siteUp, siteDown, transport } = measured([
    at({ packets: 1000, lost: 500 }, { packets: 1000, lost: 300 }, 100),
    at({ packets: 1475, lost: 525, jitterMs: 9 }, { packets: 1500, lost: 300, rttMs: 50 }, 2500),
    at({ packets: 1950, lost: 550, jitterMs: 5 }, { packets: 2000, lost: 310, rttMs: 52 }, 2900),
  ])
  expect(siteUp).toEqual({ ...unknown, connected: true, lossShare: 0.05, jitterMs: 7 })
  expect(siteDown).toEqual({
    ...{ connected: true, lossShare: 0.01, jitterMs: null, rttMs: 51, capacityKbps: null },
  })
  expect(transport).toBe('udp')
})

test('N60: what had not come to the node is no loss of the line down', () => {
  const at = (packets: number, lost: number, missingBefore: number): Partial<Look> => ({
    seat: seat({ down: [leaving('test-picture', { packets, lost, missingBefore })] }),
  })
  expect(measured([at(100, 0, 0), at(1100, 50, 45)]).siteDown.lossShare).toBe(0.005)
})

test('N60: a bad line of the site does not show as a bad uplink', () => {
  const at = (packets: number, missing: number, jitterMs: number): Partial<Look> => ({
    seat: seat({ up: [arriving('test-picture', { packets, lost: missing * 2, missing, jitterMs })] }),
    above: [
      arriving('test-picture', { id: 'there', packets, lost: missing, missing, jitterMs: jitterMs + 1 }),
    ],
    fromAbove: [
      arriving('echo-picture', { id: 'back', packets, lost: missing, jitterMs: jitterMs + 1, rttMs: 40 }),
    ],
    sentUp: true,
  })
  const { siteUp, uplinkUp, uplinkDown, arrived } = measured([
    at(0, 0, 60),
    at(900, 50, 60),
    at(1800, 100, 60),
  ])
  expect(siteUp.lossShare).toBeCloseTo(0.1, 1)
  expect([uplinkUp.lossShare, uplinkDown.lossShare]).toEqual([0, 0])
  expect(siteUp.jitterMs).toBe(60)
  expect(uplinkUp.jitterMs).toBeCloseTo(Math.sqrt(121), 5)
  expect(uplinkDown).toMatchObject({ jitterMs: 0, rttMs: 40, connected: true })
  expect(arrived.centre).toEqual({ picture: true, sound: false })
})

test('N60: what was overtaken on the line and came late is lost nowhere', () => {
  const late = [0, 9, 2, 12, 0]
  const looks = late.map((missing, index): Partial<Look> => {
    const packets = 100 + 50 * index
    const fields = { packets: packets - missing, lost: missing }
    return {
      seat: seat({
        up: [arriving('test-picture', { ...fields, missing })],
        down: [leaving('test-picture', { packets, lost: missing })],
      }),
      above: [arriving('test-picture', { id: 'there', ...fields, missing })],
      fromAbove: [arriving('echo-picture', { id: 'back', ...fields, missing })],
    }
  })
  const { siteUp, siteDown, uplinkUp, uplinkDown } = measured(looks)
  for (const leg of [siteUp, siteDown, uplinkUp, uplinkDown]) expect(leg.lossShare).toBe(0)
})

test('N60: a bad uplink is one, each way by itself, by the streams of this test alone', () => {
  const at = (packets: number, lostUp: number, lostDown: number): Partial<Look> => ({
    seat: seat({ up: [arriving('test-picture', { packets })] }),
    above: [
      arriving('test-picture', { id: 'there', packets, lost: lostUp }),
      arriving('camera', { id: 'other', source: 'VN-25-00001/camera', packets, lost: packets }),
    ],
    fromAbove: [arriving('echo-picture', { id: 'back', packets, lost: lostUp + lostDown })],
  })
  const up = measured([at(0, 0, 0), at(950, 50, 0)])
  expect(up.uplinkUp.lossShare).toBe(0.05)
  const down = measured([at(0, 0, 0), at(980, 0, 20)])
  expect([down.siteUp.lossShare, down.uplinkUp.lossShare, down.uplinkDown.lossShare]).toEqual([0, 0, 0.02])
})

test('N60: sound tells of losses where there is no picture, and of jitter always', () => {
  const at = (packets: number, lost: number, pictures: readonly StreamIn[]): Partial<Look> => ({
    seat: seat({ up: [arriving('test-sound', { packets, lost, jitterMs: 20 }), ...pictures] }),
  })
  expect(measured([at(0, 0, []), at(90, 10, [])]).siteUp).toMatchObject({ lossShare: 0.1, jitterMs: 20 })
  const [before, after] = [arriving('test-picture'), arriving('test-picture', { packets: 500 })]
  expect(measured([at(0, 0, [before]), at(90, 10, [after])]).siteUp).toMatchObject({
    lossShare: 0,
    jitterMs: 20,
  })
})

test('N60: counters that begin again are no growth; a look that failed is bridged', () => {
  const at = (packets: number, lost: number, id: string): Partial<Look> => ({
    seat: seat({ up: [arriving('test-picture', { id, packets, lost })] }),
  })
  const { siteUp } = measured([at(900, 100, 'a'), {}, at(995, 105, 'a'), at(10, 9, 'b'), at(105, 14, 'b')])
  expect(siteUp.lossShare).toBe(0.05)
})

test('N60: what came is told of the picture and the sound of this test', () => {
  const old = arriving('test-picture', { id: 'old', packets: 300 })
  const [camera, fresh] = [arriving('camera', { packets: 50 }), arriving('test-picture', { packets: 7 })]
  const from = (first: readonly StreamIn[], then: readonly StreamIn[]) =>
    measured([{ seat: seat({ up: [...first] }) }, { seat: seat({ up: [...then] }) }]).arrived
  expect(from([old], [old, camera])).toEqual({ province: { picture: false, sound: false }, centre: null })
  expect(from([old], [old, fresh])).toEqual({ province: { picture: true, sound: false }, centre: null })
  const ofCentre = measured([{ seat: seat() }, { seat: seat({ up: [fresh] }) }], true).arrived
  expect(ofCentre).toEqual({ province: null, centre: { picture: true, sound: false } })
})

test('N60: a test that was sent up and did not come out there did not arrive; one that was not is unknown', () => {
  const look: Partial<Look> = { seat: seat(), above: [], fromAbove: [] }
  expect(measured([look, look]).arrived.centre).toBeNull()
  expect(measured([look, { ...look, sentUp: true }]).arrived.centre).toEqual({ picture: false, sound: false })
})

test('N60: a line that was away at any look is cut; a site without a transport is not connected', () => {
  const { uplinkUp, uplinkDown } = measured([{ uplink: true }, { uplink: false }, { uplink: true }])
  expect([uplinkUp.connected, uplinkDown.connected]).toEqual([false, false])
  expect(measured([{ uplink: null }, { uplink: null }]).uplinkUp.connected).toBeNull()
  const { siteUp, transport } = measured([{ seat: seat() }, { seat: seat({ protocol: null }) }])
  expect([siteUp.connected, transport]).toEqual([false, null])
})

test('N60: what the line down bears is told by most of the estimates, and is no less than what came through', () => {
  const at = (look: number, availableDownKbps: number, bytes = 0, lost = 0): Partial<Look> => ({
    seat: seat({ down: [leaving('test-picture', { packets: look * 100, bytes, lost })], availableDownKbps }),
  })
  const idle: Partial<Look> = { seat: seat({ availableDownKbps: 9000 }) }
  const free = [at(0, 9000), at(1, 3000), at(2, 800), at(3, 2500), at(4, 1400), at(5, 2400)]
  expect(measured([idle, ...free, idle]).siteDown.capacityKbps).toBe(2400)
  expect(measured(free.slice(0, 5)).siteDown.capacityKbps).toBeNull()
  // Looked at through a limit of 300 kbit/s, from its first look on.
  const capped = [0, 2730, 882, 107, 107, 58, 31, 30, 30, 30, 261, 144].map((kbps, look) => at(look, kbps))
  expect(measured(capped).siteDown.capacityKbps).toBeLessThan(300)
  expect(measured(Array(9).fill(idle)).siteDown.capacityKbps).toBeNull()
  // 100 kB a second of which three in four came through: 600 kbit/s.
  const narrow = [0, 1, 2, 3, 4, 5].map((look) => at(look, 30, look * 100_000, look * 25))
  expect(measured(narrow).siteDown.capacityKbps).toBe(600)
})

test('N60: the jitter with which things come to the node is told apart', () => {
  const at = (packets: number): Partial<Look> => ({
    seat: seat({ down: [leaving('test-picture', { packets })] }),
  })
  expect(measured([at(0), at(100)]).jitterBeforeMs).toBe(4)
})

test('the middle of some values, and a jitter less another', () => {
  expect([upperThird([]), upperThird([3, 1, 2]), upperThird([6, 5, 4, 3, 2, 1])]).toEqual([null, 2, 4])
  expect([median([]), median([5]), median([9, 1, 5]), median([1, 9, 5, 3])]).toEqual([null, 5, 5, 4])
  expect([jitterOver(5, 3), jitterOver(3, 5), jitterOver(5, null), jitterOver(null, 3)]).toEqual([
    4,
    0,
    5,
    null,
  ])
})
