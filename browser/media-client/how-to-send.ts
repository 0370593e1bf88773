import type { types } from 'mediasoup-client'
import type { PublishedSourceKind } from '#contract'
import { cameraEncodings, contentEncodings } from './layers.ts'

type HowToSend = Pick<types.ProducerOptions, 'encodings' | 'codecOptions'>

const voice: HowToSend = {
  encodings: [{ active: false }],
  codecOptions: { opusFec: true, opusDtx: true, opusStereo: false },
}

/**
 * A test sound is tones and the silence between them, and is measured: no discontinuous transmission (RFC 7587, 3.1.3),
 * which is for speech.
 */
const testSound: HowToSend = {
  encodings: [{ active: false }],
  codecOptions: { opusFec: false, opusDtx: false, opusStereo: false },
}

/**
 * One layer, so that what comes back is the picture as it was sent; `maxKbps`: what it may take. Of a line that does
 * not bear both, the camera gets twice as much as the test: it may be on air.
 */
const testPicture = (maxKbps: number): HowToSend => ({
  encodings: [{ maxBitrate: maxKbps * 1000, maxFramerate: 30, priority: 'very-low', active: false }],
})

/** What a browser is told when a source of a kind is published. Nothing is sent before it is ordered. */
export function howToSend(kind: PublishedSourceKind, maxKbps: number): HowToSend {
  switch (kind) {
    case 'camera':
      return { encodings: cameraEncodings, codecOptions: { videoGoogleStartBitrate: 1500 } }
    case 'content':
      return { encodings: contentEncodings }
    case 'microphone':
    case 'line':
    case 'cue':
      return voice
    case 'test-picture':
      return testPicture(maxKbps)
    case 'test-sound':
      return testSound
  }
}
