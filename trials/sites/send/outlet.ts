import { HAS_EXTENSION } from './packetise.ts'
import { senderReport } from './reports.ts'

const REPORT_EVERY_MS = 1_000
/** RTP's version 2 (RFC 3550, 5.1). */
const VERSION = 0x80

export interface OutletStats {
  readonly ssrc: number
  packets: number
  bytes: number
}

/** One SSRC: numbers, stamps and counts its packets, and ties its time to the wall clock once a second. */
export interface Outlet {
  readonly stats: Readonly<OutletStats>
  /** Fills in the head of `packet` and sends it. `at`: the moment it stands for, Unix milliseconds. */
  send(packet: Buffer, at: number, marker: boolean): void
  /** Sends a report when one is due. mediasoup changes layers only by the reports of both. */
  report(at: number): void
}

export function createOutlet(options: {
  ssrc: number
  payloadType: number
  /** Hertz of the RTP timestamp. */
  rate: number
  send: (packet: Buffer) => void
}): Outlet {
  const { ssrc, payloadType, rate, send } = options
  const stats = { ssrc, packets: 0, bytes: 0 }
  let sequence = ssrc & 0x7fff
  let reportedAt = Number.NEGATIVE_INFINITY
  // `>>> 0` takes the remainder by 2^32, exact up to 2^53.
  const timestampAt = (at: number) => Math.round(at * (rate / 1000)) >>> 0

  return {
    stats,
    send(packet, at, marker) {
      packet[0] = VERSION | ((packet[0] ?? 0) & HAS_EXTENSION)
      packet[1] = (marker ? 0x80 : 0) | payloadType
      packet.writeUInt16BE(sequence, 2)
      packet.writeUInt32BE(timestampAt(at), 4)
      packet.writeUInt32BE(ssrc, 8)
      sequence = (sequence + 1) & 0xffff
      stats.packets++
      stats.bytes += packet.length
      send(packet)
    },
    report(at) {
      if (at - reportedAt < REPORT_EVERY_MS) return
      reportedAt = at
      send(senderReport({ ...stats, unixMs: at, timestamp: timestampAt(at) }))
    },
  }
}
