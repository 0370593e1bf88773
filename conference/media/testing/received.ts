import type { Feed } from '#contract/room'
import type { Clock } from '#foundation/time'
import { VP8_PAYLOAD_TYPE } from './capabilities.ts'
import { isRtcp, parseRtp } from './rtp.ts'
import { startsKeyFrame } from './vp8.ts'

/** What arrived on one SSRC. Moments are the clock's, in milliseconds. */
export interface ReceivedStream {
  readonly ssrc: number
  packets: number
  bytes: number
  firstAt: number
  lastAt: number
  /** When each key frame began. */
  keyFramesAt: number[]
}

export interface Received {
  /** Undefined until its first packet. */
  stream(ssrc: number): ReceivedStream | undefined
  feed(feed: Feed): ReceivedStream | undefined
  all(): ReceivedStream[]
  /** Forgets what was counted. */
  reset(): void
  /** Hands over all that arrives from now on, without RTP headers. */
  onPayload(listener: (ssrc: number, payload: Buffer) => void): void
}

export function ssrcOf(feed: Feed): number | undefined {
  return feed.rtpParameters.encodings?.[0]?.ssrc
}

export function createReceived(clock: Clock): Received & { take(packet: Buffer): void } {
  const streams = new Map<number, ReceivedStream>()
  const listeners: ((ssrc: number, payload: Buffer) => void)[] = []
  return {
    stream: (ssrc) => streams.get(ssrc),
    feed: (feed) => streams.get(ssrcOf(feed) ?? -1),
    all: () => [...streams.values()],
    reset: () => streams.clear(),
    onPayload: (listener) => void listeners.push(listener),
    take(packet) {
      if (isRtcp(packet)) return
      const parsed = parseRtp(packet)
      if (!parsed) return
      const { ssrc, payloadType } = parsed.header
      const at = clock.now()
      let stream = streams.get(ssrc)
      if (!stream) {
        stream = { ssrc, packets: 0, bytes: 0, firstAt: at, lastAt: at, keyFramesAt: [] }
        streams.set(ssrc, stream)
      }
      stream.packets++
      stream.bytes += packet.length
      stream.lastAt = at
      for (const listener of listeners) listener(ssrc, parsed.payload)
      if (payloadType === VP8_PAYLOAD_TYPE && startsKeyFrame(parsed.payload)) stream.keyFramesAt.push(at)
    },
  }
}
