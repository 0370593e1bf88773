import type { types } from 'mediasoup'

/**
 * Kilobits per second that a browser's estimate of its line starts from. Chromium's own 300 takes 20 s to reach
 * the highest layer of a camera.
 */
const startBitrate = { 'x-google-start-bitrate': 1_500 }

/** In order of preference. H.264 constrained baseline 3.1 is there for hardware rooms. */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, parameters: startBitrate },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: {
      'packetization-mode': 1,
      'profile-level-id': '42e01f',
      'level-asymmetry-allowed': 1,
      ...startBitrate,
    },
  },
]
