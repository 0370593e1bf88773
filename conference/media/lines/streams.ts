import type { types } from 'mediasoup'
import { isSound, isTrial } from '#contract'
import type { LineStream } from '#contract/media'
import type { Source } from '../sources/source.ts'

/** A feed or flow out. */
export interface Outgoing {
  source: Source
  consumer: types.Consumer
}

/** A reading is bounded: what measures a line best comes first. */
export const MOST_IN = 32
export const MOST_OUT = 8

/** Those of a test first, then pictures: sound tells of a loss only every five seconds. */
export const byWorth = (a: Source, b: Source): number => worth(a) - worth(b)

const worth = ({ kind }: Source): number => (isTrial(kind) ? 0 : 2) + (isSound(kind) ? 1 : 0)

/** What comes in of a source, a stream a layer. Layers that never came are not there. */
export async function incoming({ key, producer }: Source): Promise<LineStream[]> {
  const clockRate = producer.rtpParameters.codecs[0]?.clockRate
  const found = await producer.getStats()
  return found.map((stream) => ({
    ...counted(stream),
    id: `${producer.id}:${stream.ssrc}`,
    source: key,
    lost: lostOf(stream),
    lostBefore: 0,
    // mediasoup counts it in units of the stream's own clock.
    jitterMs: clockRate ? (stream.jitter * 1000) / clockRate : null,
    rttMs: stream.roundTripTime || null,
  }))
}

/** What goes out to a seat; loss and round trip as its receiver reports them. */
export async function outgoing({ source, consumer }: Outgoing): Promise<LineStream[]> {
  const found = await consumer.getStats()
  const sent = found.find(({ type }) => type === 'outbound-rtp')
  const behind = found.find(({ type }) => type === 'inbound-rtp')
  if (!sent) return []
  return [
    {
      ...counted(sent),
      // Another layer is another stream: what was lost of it before is counted apart.
      id: `${consumer.id}:${sent.ssrc}:${behind?.ssrc ?? 0}`,
      source: source.key,
      lost: Math.max(0, sent.packetsLost),
      lostBefore: behind ? Math.max(0, lostOf(behind) - behind.packetsRepaired) : 0,
      jitterMs: null,
      rttMs: sent.roundTripTime || null,
    },
  ]
}

type Stats = types.ProducerStat | types.ConsumerStat

const counted = ({ packetCount, packetsRepaired, type }: Stats): Pick<LineStream, 'packets'> => ({
  packets: Math.max(0, packetCount - (type === 'inbound-rtp' ? packetsRepaired : 0)),
})

/** With RTX mediasoup counts as lost what did not come at first; without, what was sent again is not lost to it. */
const lostOf = ({ packetsLost, packetsRepaired, rtxSsrc }: Stats): number =>
  Math.max(0, packetsLost) + (rtxSsrc === undefined ? packetsRepaired : 0)
