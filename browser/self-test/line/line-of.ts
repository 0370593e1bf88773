import { most, mostGrown, perSecond, share, sumGrown, times } from './counters.ts'
import { type LineSnapshot, numberIn, type StatsRecord } from './snapshot.ts'
import { pairInUse, type Transport, transportOf } from './transport.ts'

/** What this page sends. Null: not measured. Shares are of 1. */
export interface LineUp {
  transport: Transport | null
  /** Of the packets sent, those that the node says it missed. */
  lossShare: number | null
  audioLossShare: number | null
  /** As the node reports it; the worst of the streams. */
  jitterMs: number | null
  rttMs: number | null
  sentKbps: number | null
  /** The browser's estimate of what it could send. */
  availableKbps: number | null
  retransmittedShare: number | null
  /** Frames sent a second, of the layer that sends most. */
  fps: number | null
}

/** What this page receives. Null: not measured. Shares are of 1. */
export interface LineDown {
  transport: Transport | null
  lossShare: number | null
  audioLossShare: number | null
  /** The worst of the streams. */
  jitterMs: number | null
  rttMs: number | null
  receivedKbps: number | null
  /** Only where the browser estimates it; Chromium does not. */
  availableKbps: number | null
  /** Of the sound played, what was made up for lost packets; silence that was made up does not count. */
  concealedShare: number | null
  freezes: number | null
  frozenMs: number | null
  /** Frames decoded a second, of the stream that has most. */
  fps: number | null
  width: number | null
  height: number | null
}

export interface Line {
  up: LineUp
  down: LineDown
  /** Between the two snapshots. */
  overMs: number
}

/**
 * The line between two snapshots of the same connections, by the fields of the W3C's webrtc-stats. Counters that began
 * between them, or again, are counted from nothing. Pure.
 */
export function lineOf(before: LineSnapshot, after: LineSnapshot): Line {
  return {
    up: upOf(before.up, after.up),
    down: downOf(before.down, after.down),
    overMs: Math.max(spanOf(before.up, after.up), spanOf(before.down, after.down)),
  }
}

function upOf(before: readonly StatsRecord[], after: readonly StatsRecord[]): LineUp {
  const ms = spanOf(before, after)
  const sent = ofType(after, 'outbound-rtp')
  const reported = ofType(after, 'remote-inbound-rtp')
  const loss = (reports: readonly StatsRecord[]) => {
    const ssrcs = new Set(reports.map(({ ssrc }) => ssrc))
    const streams = sent.filter(({ ssrc }) => ssrcs.has(ssrc))
    return share(sumGrown(reports, before, 'packetsLost'), sumGrown(streams, before, 'packetsSent'))
  }
  const pair = pairInUse(after)
  return {
    transport: transportOf(after),
    lossShare: loss(reported),
    audioLossShare: loss(ofKind(reported, 'audio')),
    jitterMs: times(most(reported, 'jitter'), 1000),
    rttMs: times(most(reported, 'roundTripTime') ?? numberIn(pair, 'currentRoundTripTime'), 1000),
    sentKbps: kbps(sumGrown(sent, before, 'bytesSent'), ms),
    availableKbps: times(numberIn(pair, 'availableOutgoingBitrate'), 1 / 1000),
    retransmittedShare: share(
      sumGrown(sent, before, 'retransmittedPacketsSent'),
      sumGrown(sent, before, 'packetsSent'),
    ),
    fps: perSecond(mostGrown(ofKind(sent, 'video'), before, 'framesSent'), ms),
  }
}

function downOf(before: readonly StatsRecord[], after: readonly StatsRecord[]): LineDown {
  const ms = spanOf(before, after)
  const received = ofType(after, 'inbound-rtp')
  const [videos, sounds] = [ofKind(received, 'video'), ofKind(received, 'audio')]
  const loss = (streams: readonly StatsRecord[]) => {
    const lost = sumGrown(streams, before, 'packetsLost')
    const arrived = sumGrown(streams, before, 'packetsReceived')
    return share(lost, lost === null || arrived === null ? null : lost + arrived)
  }
  const concealed = sumGrown(sounds, before, 'concealedSamples')
  const silent = sumGrown(sounds, before, 'silentConcealedSamples') ?? 0
  const pair = pairInUse(after)
  return {
    transport: transportOf(after),
    lossShare: loss(received),
    audioLossShare: loss(sounds),
    jitterMs: times(most(received, 'jitter'), 1000),
    rttMs: times(numberIn(pair, 'currentRoundTripTime'), 1000),
    receivedKbps: kbps(sumGrown(received, before, 'bytesReceived'), ms),
    availableKbps: times(numberIn(pair, 'availableIncomingBitrate'), 1 / 1000),
    concealedShare: share(
      concealed === null ? null : concealed - silent,
      sumGrown(sounds, before, 'totalSamplesReceived'),
    ),
    freezes: sumGrown(videos, before, 'freezeCount'),
    frozenMs: times(sumGrown(videos, before, 'totalFreezesDuration'), 1000),
    fps: perSecond(mostGrown(videos, before, 'framesDecoded'), ms),
    width: most(videos, 'frameWidth'),
    height: most(videos, 'frameHeight'),
  }
}

const ofType = (records: readonly StatsRecord[], type: string) =>
  records.filter((record) => record.type === type)
const ofKind = (records: readonly StatsRecord[], kind: string) =>
  records.filter((record) => record.kind === kind)
const kbps = (bytes: number | null, ms: number) => times(perSecond(bytes, ms), 8 / 1000)

/** Milliseconds between two reports, by their youngest entries: reports of the other end keep older times. */
function spanOf(before: readonly StatsRecord[], after: readonly StatsRecord[]): number {
  const youngest = (records: readonly StatsRecord[]) =>
    records.reduce((latest, { timestamp }) => Math.max(latest, timestamp), 0)
  return before.length === 0 || after.length === 0 ? 0 : youngest(after) - youngest(before)
}
