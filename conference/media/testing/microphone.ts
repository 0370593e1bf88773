import type { RtpParametersMessage } from '#contract'
import type { Clock } from '#foundation/time'
import { OPUS_PAYLOAD_TYPE, opusCodec } from './capabilities.ts'
import { createOutgoingStream } from './outgoing-stream.ts'

const PACKET_MS = 20
/** Opus, 20 ms, one frame of silence (RFC 6716, 3.1: configuration 31, stereo, code 0). */
const SILENCE = Buffer.concat([Buffer.from([0xfc, 0xff, 0xfe]), Buffer.alloc(77)])

const LEVEL_EXTENSION = { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 10 }

export interface SyntheticMicrophone {
  readonly rtpParameters: RtpParametersMessage
  readonly packets: number
  /** Silent, sending nothing, from the start. */
  setOpen(open: boolean): void
  close(): void
}

export function createMicrophone(options: {
  ssrc: number
  clock: Clock
  send: (packet: Buffer) => void
  /** The next 20 ms as one Opus packet; silence of 80 bytes when absent. */
  nextPacket?: () => Buffer
  /** How loud it says it is, in dBov (RFC 6464); 0 is the loudest. Without it nothing is said. */
  level?: () => number
}): SyntheticMicrophone {
  const { ssrc, clock, send, nextPacket = () => SILENCE, level } = options
  const stream = createOutgoingStream({ ssrc, payloadType: OPUS_PAYLOAD_TYPE, rate: 48_000, clock, send })
  let open = false
  const ticking = clock.setInterval(() => {
    if (!open) return
    stream.sendFrame([[nextPacket()]], level && { id: LEVEL_EXTENSION.id, value: Math.min(127, -level()) })
  }, PACKET_MS)

  return {
    rtpParameters: {
      codecs: [opusCodec],
      ...(level && { headerExtensions: [LEVEL_EXTENSION] }),
      encodings: [{ ssrc }],
      rtcp: { cname: `synthetic-${ssrc}`, reducedSize: true },
    },
    get packets() {
      return stream.packets
    },
    setOpen(next) {
      open = next
    },
    close() {
      clock.clearInterval(ticking)
    },
  }
}
