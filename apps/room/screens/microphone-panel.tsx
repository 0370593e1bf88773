import { Button } from '@mantine/core'
import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import { LevelBar } from './level-bar.tsx'
import styles from './room.module.css'
import { TurnControls } from './turn-controls.tsx'
import { words } from './words.ts'

/** Whether others hear this room, how loud it is, and the way to stop that. */
export function MicrophonePanel({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = words.useText()
  const open = useLive(room.facts, (facts) => facts.order.microphone)
  const microphone = useLive(attendance.capture.state, (now) => now.microphone)
  return (
    <section className={styles.microphone} data-open={open}>
      <div className={styles.microphoneState} role="status">
        {open ? <IconMicrophone size={30} aria-hidden /> : <IconMicrophoneOff size={30} aria-hidden />}
        <div>
          <strong>{t(open ? 'microphoneOpen' : 'microphoneClosed')}</strong>
        </div>
      </div>
      <LevelBar captured={microphone} />
      <TurnControls room={room} />
      {open && (
        <Button size="lg" fullWidth color="dark" variant="white" onClick={room.closeMicrophone}>
          {t('closeMicrophone')}
        </Button>
      )}
    </section>
  )
}
