import { Select } from '@mantine/core'
import { useLive } from '#browser/live-state'
import type { Capture, Captured, DeviceKind, DeviceName } from '#browser/media-client'
import { words } from './words.ts'

/** Which camera and which microphone. The choice is used at once and remembered. */
export function DeviceChoice({ capture }: { capture: Capture }) {
  const list = useLive(capture.list, (now) => now)
  const { camera, microphone } = useLive(capture.state, (now) => now)
  return (
    <>
      <Choice kind="camera" names={list.cameras} captured={camera} capture={capture} />
      <Choice kind="microphone" names={list.microphones} captured={microphone} capture={capture} />
    </>
  )
}

function Choice(props: {
  kind: DeviceKind
  names: readonly DeviceName[]
  captured: Captured
  capture: Capture
}) {
  const { kind, names, captured, capture } = props
  const t = words.useText()
  const now = captured.kind === 'ok' ? captured.track.getSettings().deviceId : undefined
  return (
    <Select
      size="md"
      label={t(kind)}
      data={names.map(({ id, label }, index) => ({
        value: id,
        label: label || t('deviceUnnamed', { number: index + 1 }),
      }))}
      value={now ?? null}
      allowDeselect={false}
      disabled={names.length === 0}
      onChange={(id) => id && void capture.choose(kind, id)}
    />
  )
}
