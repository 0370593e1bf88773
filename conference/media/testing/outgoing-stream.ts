import type { Clock } from '#foundation/time'
import { senderReport } from './rtcp.ts'
import { type ByteExtension, buildRtp } from './rtp.ts'

const REPORT_EVERY_MS = 1_000

/** One SSRC that is sent: numbers its packets, stamps them, and reports its clock once a second. */
export interface OutgoingStream {
  readonly ssrc: number
  readonly packets: number
  readonly bytes: number
  /** Sends the packets of one frame, all with the timestamp of now; the last one is marked. */
  sendFrame(payloads: Buffer[][], extension?: ByteExtension): void
}

export function createOutgoingStream(options: {
  ssrc: number
  payloadType: number
  /** Hertz of the RTP timestamp. */
  rate: number
  clock: Clock
  send: (packet: Buffer) => void
}): OutgoingStream {
  const { ssrc, payloadType, rate, clock, send } = options
  let sequenceNumber = ssrc & 0x7fff
  let [packets, bytes] = [0, 0]
  let reportedAt = Number.NEGATIVE_INFINITY

  return {
    ssrc,
    get packets() {
      return packets
    },
    get bytes() {
      return bytes
    },
    sendFrame(payloads, extension) {
      const now = clock.now()
      // Kept under 2^53 by the remainder, wrapped to 32 bits by the header.
      const timestamp = Math.floor(((now % 86_400_000) * rate) / 1000)
      payloads.forEach((payload, index) => {
        const marker = index === payloads.length - 1
        const packet = buildRtp(
          { payloadType, marker, sequenceNumber: sequenceNumber++, timestamp, ssrc, extension },
          ...payload,
        )
        packets++
        bytes += packet.length
        send(packet)
      })
      if (now - reportedAt < REPORT_EVERY_MS) return
      reportedAt = now
      send(senderReport({ ssrc, unixMs: now, rtpTimestamp: timestamp, packets, bytes }))
    },
  }
}
