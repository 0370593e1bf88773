import { type Captured, type CaptureState, deviceStateOf } from '#browser/media-client'
import type { Devices } from '#contract'

/** The state of both devices in the contract's words. */
export function deviceReport({ camera, microphone }: CaptureState): Devices {
  return { camera: stateOf(camera), microphone: stateOf(microphone) }
}

function stateOf(captured: Captured): Devices['camera'] {
  switch (captured.kind) {
    case 'ok':
      return 'ok'
    case 'fault':
      return deviceStateOf(captured.fault)
    case 'unknown':
    case 'asking':
      return 'unknown'
  }
}
