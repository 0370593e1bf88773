import { Button } from '@mantine/core'
import { Bilingual, StateBadge } from '#browser/kit'
import type { CaptureState, DeviceFault } from '#browser/media-client'
import { deviceCode, deviceWords, type Faulty } from './device-words.ts'
import styles from './room.module.css'
import { words } from './words.ts'

/** What is wrong with the devices and what to do, once where it is the same for both; nothing when nothing is wrong. */
export function DeviceTrouble({ devices, onRetry }: { devices: CaptureState; onRetry(): void }) {
  const { camera, microphone } = devices
  if (camera.kind === 'fault' && microphone.kind === 'fault' && camera.fault === microphone.fault)
    return <Trouble of="both" fault={camera.fault} onRetry={onRetry} />
  return (
    <>
      {camera.kind === 'fault' && <Trouble of="camera" fault={camera.fault} onRetry={onRetry} />}
      {microphone.kind === 'fault' && <Trouble of="microphone" fault={microphone.fault} onRetry={onRetry} />}
    </>
  )
}

function Trouble({ of, fault, onRetry }: { of: Faulty; fault: DeviceFault; onRetry(): void }) {
  const t = words.useText()
  const { title, advice } = deviceWords(of, fault)
  return (
    <section className={styles.trouble} role="alert">
      <strong>
        <StateBadge meaning="attention">
          <Bilingual {...title} />
        </StateBadge>
      </strong>
      <p>
        <Bilingual {...advice} />
      </p>
      <div className={styles.troubleFoot}>
        <Button variant="default" onClick={onRetry}>
          {t('retry')}
        </Button>
        <code>{deviceCode(of, fault)}</code>
      </div>
    </section>
  )
}
