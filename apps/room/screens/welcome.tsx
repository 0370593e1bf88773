import { Button } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { LanguageSwitch } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import { DeviceChoice } from './device-choice.tsx'
import { DeviceTrouble } from './device-trouble.tsx'
import { LevelBar } from './level-bar.tsx'
import { OwnPicture } from './own-picture.tsx'
import styles from './room.module.css'
import { words } from './words.ts'

/** First visit: who we are, do camera and microphone work, one large button. */
export function Welcome({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = words.useText()
  const greeting = useLive(room.greeting, (now) => now)
  const devices = useLive(attendance.capture.state, (now) => now)
  const { camera, microphone } = devices
  const retry = () => void attendance.capture.retry()
  return (
    <main className={styles.welcome}>
      <header className={styles.welcomeHead}>
        <div>
          <h1>{greeting?.site.label}</h1>
          <p>{greeting?.node.label}</p>
        </div>
        <LanguageSwitch />
      </header>
      <div className={styles.welcomeBody}>
        <OwnPicture captured={camera} onAir={false} />
        <section className={styles.welcomeSide}>
          <h2>{t('chooseDevices')}</h2>
          {camera.kind === 'asking' && <p role="status">{t('asking')}</p>}
          <DeviceTrouble devices={devices} onRetry={retry} />
          <DeviceChoice capture={attendance.capture} />
          {microphone.kind === 'ok' && (
            <div>
              <LevelBar captured={microphone} />
              <small>{t('speakNow')}</small>
            </div>
          )}
          <Button
            size="xl"
            h={72}
            fz={24}
            leftSection={<IconLogin2 size={30} />}
            onClick={room.join}
            autoFocus
          >
            {t('join')}
          </Button>
        </section>
      </div>
    </main>
  )
}
