import { Button } from '@mantine/core'
import { Bilingual, StateBadge } from '#browser/kit'
import type { Captured, DeviceKind } from '#browser/media-client'
import { deviceCode, deviceWords } from './device-words.ts'
import styles from './room.module.css'
import { words } from './words.ts'

/** What is wrong with a device and what to do; nothing when nothing is wrong. */
export function DeviceTrouble(props: { kind: DeviceKind; captured: Captured; onRetry(): void }) {
  const { kind, captured } = props
  const t = words.useText()
  if (captured.kind !== 'fault') return null
  const { title, advice } = deviceWords(kind, captured.fault)
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
        <Button variant="default" onClick={props.onRetry}>
          {t('retry')}
        </Button>
        <code>{deviceCode(kind, captured.fault)}</code>
      </div>
    </section>
  )
}
