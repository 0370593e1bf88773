import type { RtpCapabilitiesMessage } from '#contract'

/** The payload types that mediasoup gives by preference in order of its codecs don't bind a sender. */
export const OPUS_PAYLOAD_TYPE = 100
export const VP8_PAYLOAD_TYPE = 101

export const vp8Codec = {
  mimeType: 'video/VP8',
  payloadType: VP8_PAYLOAD_TYPE,
  clockRate: 90_000,
  parameters: {},
  rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
}

export const opusCodec = {
  mimeType: 'audio/opus',
  payloadType: OPUS_PAYLOAD_TYPE,
  clockRate: 48_000,
  channels: 2,
  parameters: { useinbandfec: 1, usedtx: 1 },
  rtcpFeedback: [],
}

/**
 * What the synthetic peer takes: no transport-wide feedback and no REMB, so mediasoup estimates no bandwidth and
 * forwards the preferred layer at once; no retransmission stream.
 */
export const peerCapabilities: RtpCapabilitiesMessage = {
  codecs: [
    { ...withoutType(opusCodec), kind: 'audio', preferredPayloadType: OPUS_PAYLOAD_TYPE },
    { ...withoutType(vp8Codec), kind: 'video', preferredPayloadType: VP8_PAYLOAD_TYPE },
  ],
  headerExtensions: [],
}

function withoutType<T extends { payloadType: number }>({ payloadType: _, ...rest }: T) {
  return rest
}
