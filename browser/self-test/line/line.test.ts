import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lineOf } from './line-of.ts'
import type { LineSnapshot, StatsRecord } from './snapshot.ts'
import { transportOf } from './transport.ts'

const of = (id: string, type: string, timestamp: number, fields: Record<string, unknown>): StatsRecord => ({
  id,
  type,
  timestamp,
  ...fields,
})

const pairs = (atMs: number, protocol = 'udp', candidateType = 'host'): StatsRecord[] => [
  of('T', 'transport', atMs, { selectedCandidatePairId: 'P' }),
  of('other', 'candidate-pair', atMs, { localCandidateId: 'none', nominated: true, state: 'succeeded' }),
  of('P', 'candidate-pair', atMs, {
    localCandidateId: 'L',
    remoteCandidateId: 'R',
    state: 'succeeded',
    nominated: true,
    currentRoundTripTime: 0.042,
    availableOutgoingBitrate: 1_800_000,
  }),
  of('L', 'local-candidate', atMs, { protocol, candidateType }),
  of('R', 'remote-candidate', atMs, { protocol, candidateType: 'host' }),
]

interface Counts {
  atMs: number
  sent: number
  lostUp: number
  received: number
  lostDown: number
  samples: number
  concealed: number
  silent: number
  frames: number
}

const snapshot = ({
  atMs,
  sent,
  lostUp,
  received,
  lostDown,
  samples,
  concealed,
  silent,
  frames,
}: Counts): LineSnapshot => ({
  up: [
    ...pairs(atMs),
    of('OV', 'outbound-rtp', atMs, {
      kind: 'video',
      ssrc: 1,
      packetsSent: sent,
      bytesSent: sent * 1000,
      framesSent: frames,
      retransmittedPacketsSent: lostUp,
    }),
    of('OL', 'outbound-rtp', atMs, {
      kind: 'video',
      ssrc: 3,
      packetsSent: 0,
      bytesSent: 0,
      framesSent: 0,
      retransmittedPacketsSent: 0,
    }),
    of('OA', 'outbound-rtp', atMs, {
      kind: 'audio',
      ssrc: 2,
      packetsSent: sent,
      bytesSent: sent * 100,
      retransmittedPacketsSent: 0,
    }),
    of('RV', 'remote-inbound-rtp', atMs - 300, {
      kind: 'video',
      ssrc: 1,
      packetsLost: lostUp,
      jitter: 0.011,
      roundTripTime: 0.05,
    }),
    of('RA', 'remote-inbound-rtp', atMs - 300, {
      kind: 'audio',
      ssrc: 2,
      packetsLost: 0,
      jitter: 0.004,
      roundTripTime: 0.03,
    }),
  ],
  down: [
    ...pairs(atMs),
    of('IV', 'inbound-rtp', atMs, {
      kind: 'video',
      packetsReceived: received,
      packetsLost: lostDown,
      bytesReceived: received * 1000,
      jitter: 0.02,
      freezeCount: lostDown > 20 ? 2 : 0,
      totalFreezesDuration: lostDown > 20 ? 1.5 : 0,
      framesDecoded: frames,
      frameWidth: 320,
      frameHeight: 180,
    }),
    of('IA', 'inbound-rtp', atMs, {
      kind: 'audio',
      packetsReceived: received,
      packetsLost: 0,
      bytesReceived: received * 100,
      jitter: 0.007,
      totalSamplesReceived: samples,
      concealedSamples: concealed,
      silentConcealedSamples: silent,
    }),
  ],
})

const start: Counts = {
  atMs: 10_000,
  sent: 500,
  lostUp: 10,
  received: 400,
  lostDown: 4,
  samples: 48_000,
  concealed: 4000,
  silent: 4000,
  frames: 100,
}
const end: Counts = {
  atMs: 14_000,
  sent: 1000,
  lostUp: 60,
  received: 590,
  lostDown: 24,
  samples: 240_000,
  concealed: 14_000,
  silent: 4400,
  frames: 200,
}

test('what happened between two snapshots, each way', () => {
  expect(lineOf(snapshot(start), snapshot(end))).toEqual({
    overMs: 4000,
    up: {
      transport: 'udp',
      lossShare: 50 / 1000,
      audioLossShare: 0,
      jitterMs: 11,
      rttMs: 50,
      sentKbps: (500 * 1100 * 8) / 4000,
      availableKbps: 1800,
      retransmittedShare: 50 / 1000,
      fps: 25,
    },
    down: {
      transport: 'udp',
      lossShare: 20 / (20 + 380),
      audioLossShare: 0,
      jitterMs: 20,
      rttMs: 42,
      receivedKbps: (190 * 1100 * 8) / 4000,
      availableKbps: null,
      concealedShare: (10_000 - 400) / 192_000,
      freezes: 2,
      frozenMs: 1500,
      fps: 25,
      width: 320,
      height: 180,
    },
  })
})

test('a stream that began in between, or whose counters began again, is counted from nothing', () => {
  const { up, down } = snapshot(start)
  const without: LineSnapshot = { up: up.filter(({ id }) => id !== 'OV'), down }
  expect(lineOf(without, snapshot(end)).up.fps).toBe(200 / 4)
  const later: LineSnapshot = { up: snapshot(end).up, down: snapshot({ ...start, atMs: 20_000 }).down }
  expect(lineOf(snapshot(end), later).down.fps).toBeCloseTo(100 / 6, 5)
})

test('without statistics nothing is measured, and nothing is zero', () => {
  const { up, down } = lineOf({ up: [], down: [] }, { up: [], down: [] })
  expect(new Set([...Object.values(up), ...Object.values(down)])).toEqual(new Set([null]))
})

test('packets that come after all do not make a loss below nothing', () => {
  const line = lineOf(snapshot({ ...start, lostDown: 9 }), snapshot({ ...end, lostDown: 4 }))
  expect(line.down.lossShare).toBe(0)
})

test('the transport in use: UDP, TCP, or over a relay by whichever protocol', () => {
  expect(transportOf(pairs(0))).toBe('udp')
  expect(transportOf(pairs(0, 'tcp'))).toBe('tcp')
  expect(transportOf(pairs(0, 'udp', 'relay'))).toBe('relay')
  expect(transportOf([])).toBeNull()
  const withoutTransport = pairs(0, 'tcp').filter(({ type, id }) => type !== 'transport' && id !== 'other')
  expect(transportOf(withoutTransport)).toBe('tcp')
})

/** Chromium 156, coded picture and sound through a connection to itself, four and a half seconds; addresses taken out. */
const recorded: { before: LineSnapshot; after: LineSnapshot } = JSON.parse(
  readFileSync(new URL('./recorded/chromium-loopback.json', import.meta.url), 'utf8'),
)

test('what a browser really reports is understood', () => {
  const { up, down, overMs } = lineOf(recorded.before, recorded.after)
  expect(overMs).toBeCloseTo(4504, 0)
  expect(up).toMatchObject({ transport: 'udp', lossShare: 0, audioLossShare: 0, retransmittedShare: 0 })
  expect(down).toMatchObject({
    transport: 'udp',
    lossShare: 0,
    concealedShare: 0,
    freezes: 0,
    width: 320,
    height: 180,
  })
  for (const { fps } of [up, down]) expect(fps).toBeCloseTo(25, 0)
  expect([up.rttMs, up.jitterMs, down.jitterMs].map((each) => Math.round(each ?? -1))).toEqual([8, 2, 1])
  expect(Math.round(up.sentKbps ?? 0)).toBe(69)
  expect(Math.round(up.availableKbps ?? 0)).toBe(270)
})
