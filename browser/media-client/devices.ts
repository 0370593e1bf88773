import type { DeviceKind } from './capture-errors.ts'

export interface DeviceName {
  id: string
  label: string
}
export interface DeviceList {
  cameras: readonly DeviceName[]
  microphones: readonly DeviceName[]
}
/** Which devices a person chose; absent: the browser's own choice. */
export type DeviceChoice = { [Kind in DeviceKind]?: string }

/** What is plugged in. Names are empty until the person has allowed the use of devices. */
export async function listDevices(mediaDevices: MediaDevices): Promise<DeviceList> {
  const found = await mediaDevices.enumerateDevices().catch(() => [])
  const of = (kind: MediaDeviceKind) =>
    found
      .filter((device) => device.kind === kind && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }))
  return { cameras: of('videoinput'), microphones: of('audioinput') }
}

/** Calls `granted` when the person allows a device in the browser's own settings; returns the way to stop. */
export function watchPermissions(granted: () => void): () => void {
  let over = false
  const watch = async (name: 'camera' | 'microphone') => {
    const status = await navigator.permissions.query({ name })
    status.addEventListener('change', () => {
      if (!over && status.state === 'granted') granted()
    })
  }
  // A browser that can't tell leaves the button "Thử lại".
  for (const name of ['camera', 'microphone'] as const) watch(name).catch(() => {})
  return () => {
    over = true
  }
}
