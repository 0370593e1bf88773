import type { Measurement } from '#contract/readiness'

/**
 * What a synthetic site says of devices that it does not have, and of people who are not there, so that only what is
 * really sent and returned decides of its test. A short test asks nobody and plays no tone.
 */
export const roomWithoutPeople = (form: Measurement['form']) => ({
  program: 'synthetic site',
  pageHidden: false,
  camera: { state: 'ok', widthPx: 1280, heightPx: 720, fps: 30, isChosen: true },
  microphone: {
    state: 'ok',
    isChosen: true,
    clippingShare: 0,
    ...(form === 'full' && { levelDbov: -26, noiseFloorDbov: -60 }),
  },
  speaker: { state: 'ok', isChosen: true, ...(form === 'full' && { toneHeard: true }) },
  transport: 'udp',
  concealedShare: 0,
})
