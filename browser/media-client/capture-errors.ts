import type { Devices } from '#contract'

export type DeviceKind = 'camera' | 'microphone'

/**
 * Why a device can not be had. `busy`: another program holds it. `insecure`: the page came over plain HTTP, where
 * browsers give no devices.
 */
export type DeviceFault = 'absent' | 'denied' | 'busy' | 'lost' | 'insecure'

/** The browser offers no devices to this page at all. */
export class InsecurePage extends Error {
  override readonly name = 'InsecurePage'
}

/** Sorts what `getUserMedia` throws (names from the Media Capture specification) by what a person has to do. */
export function faultOf(error: unknown): DeviceFault {
  if (error instanceof InsecurePage) return 'insecure'
  const name = error instanceof Error ? error.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'absent'
  }
}

/** In the contract's words. A device that another program holds is not there for us. */
export function deviceStateOf(fault: DeviceFault): Devices[DeviceKind] {
  if (fault === 'insecure') return 'denied'
  return fault === 'busy' ? 'absent' : fault
}
