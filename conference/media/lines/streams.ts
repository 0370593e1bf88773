import type { types } from 'mediasoup'
import { isSound, isTrial } from '#contract'
import type { StreamIn, StreamOut } from '#contract/media'
import type { Source } from '../sources/source.ts'

/** A feed or flow out. */
export interface Outgoing {
  source: Source
  consumer: types.Consumer
}

/** A reading is bounded: what measures a line best comes first. */
export const MOST_IN = 96
export const MOST_OUT = 8

/** Those of a test first, then pictures: sound tells of a loss only every five seconds. */
export const byWorth = (a: Source, b: Source): number => worth(a) - worth(b)

const worth = ({ kind }: Source): number => (isTrial(kind) ? 0 : 2) + (isSound(kind) ? 1 : 0)

/** What comes in of a source, a stream a layer. Layers that never came are not there. */
export async function incoming({ key, producer }: Source): Promise<StreamIn[]> {
  const found = await producer.getStats()
  return found.map((stream) => ({
    id: `${producer.id}:${stream.ssrc}`,
    source: key,
    packets: Math.max(0, stream.packetCount - stream.packetsRepaired),
    lost: lostOf(stream),
    missing: missingOf(stream),
    jitterMs: jitterOf(stream, producer.rtpParameters),
    rttMs: stream.roundTripTime || null,
  }))
}

/** What goes out to a seat; loss and round trip as its receiver reports them. */
export async function outgoing({ source, consumer }: Outgoing): Promise<StreamOut[]> {
  const found = await consumer.getStats()
  const sent = found.find(({ type }) => type === 'outbound-rtp')
  const before = found.find(isIncoming)
  if (!sent) return []
  return [
    {
      // Another layer is another stream: what was lost of it before is counted apart.
      id: `${consumer.id}:${sent.ssrc}:${before?.ssrc ?? 0}`,
      source: source.key,
      packets: sent.packetCount,
      bytes: sent.byteCount,
      lost: Math.max(0, sent.packetsLost),
      rttMs: sent.roundTripTime || null,
      missingBefore: before ? missingOf(before) : 0,
      jitterBeforeMs: before ? jitterOf(before, source.producer.rtpParameters) : null,
    },
  ]
}

const isIncoming = (found: types.ProducerStat | types.ConsumerStat): found is types.ProducerStat =>
  found.type === 'inbound-rtp'

/** With RTX mediasoup counts as lost what did not come at first; without, what was sent again is not lost to it. */
const lostOf = ({ packetsLost, packetsRepaired, rtxSsrc }: types.ProducerStat): number =>
  Math.max(0, packetsLost) + (rtxSsrc === undefined ? packetsRepaired : 0)

const missingOf = (stream: types.ProducerStat): number => Math.max(0, lostOf(stream) - stream.packetsRepaired)

/** mediasoup counts it in units of the stream's own clock. */
function jitterOf({ jitter }: types.ProducerStat, { codecs }: types.RtpParameters): number | null {
  const clockRate = codecs[0]?.clockRate
  return clockRate ? (jitter * 1000) / clockRate : null
}
