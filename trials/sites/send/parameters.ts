import type { RtpParametersMessage } from '#contract'

/** Of the free choice of a sender; the media host maps them to its own. */
export const OPUS_PAYLOAD_TYPE = 100
export const VP8_PAYLOAD_TYPE = 101

/**
 * What is published. Without `nack`: lost packets are not sent again (the buffers hold the clip, not the past),
 * a receiver that misses one asks for a key frame.
 */
export function cameraParameters(ssrcs: readonly number[], cname: string): RtpParametersMessage {
  return {
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: VP8_PAYLOAD_TYPE,
        clockRate: 90_000,
        rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
      },
    ],
    encodings: ssrcs.map((ssrc) => ({ ssrc })),
    rtcp: { cname, reducedSize: true },
  }
}

/** How loud a packet is, told in its header (RFC 6464). */
export const LEVEL_EXTENSION = { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 10 }

/** `telling`: its packets say how loud they are. */
export function microphoneParameters(
  ssrc: number,
  cname: string,
  telling: readonly (typeof LEVEL_EXTENSION)[] = [],
): RtpParametersMessage {
  return {
    codecs: [{ mimeType: 'audio/opus', payloadType: OPUS_PAYLOAD_TYPE, clockRate: 48_000, channels: 2 }],
    headerExtensions: [...telling],
    encodings: [{ ssrc }],
    rtcp: { cname, reducedSize: true },
  }
}
