/** The shape of every clip; the generator makes it so and the reader checks it. */
export const FRAMES_PER_SECOND = 25
export const LOOP_SECONDS = 6
export const STILLS = 4
/** Duration of one Opus packet, milliseconds. */
export const SOUND_PACKET_MS = 20

/** The simulcast layers, lowest first. `quantizer` is VP8's, 4 (best) to 63: about 90, 170 and 350 kbit/s here. */
export const layers = [
  { width: 320, height: 180, quantizer: 32 },
  { width: 640, height: 360, quantizer: 34 },
  { width: 1280, height: 720, quantizer: 36 },
] as const
