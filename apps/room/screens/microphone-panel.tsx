import { Button } from '@mantine/core'
import { IconHeadset, IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import { isHeard } from '../state/cue.ts'
import type { Room } from '../state/room.ts'
import { LevelBar } from './level-bar.tsx'
import styles from './room.module.css'
import { TurnControls } from './turn-controls.tsx'
import { words } from './words.ts'

const said = {
  open: 'microphoneOpen',
  nothing: 'microphoneUnheard',
  closed: 'microphoneClosed',
} as const

/** Whether others hear this room, how loud it is, and the way to stop that. */
export function MicrophonePanel({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = words.useText()
  const open = useLive(room.facts, isHeard)
  const isPrivate = useLive(room.facts, ({ standing }) => standing?.cue != null)
  const microphone = useLive(attendance.capture.state, (now) => now.microphone)
  const opened = useLive(room.facts, (facts) => facts.standing?.microphoneOpen ?? false)
  // Without a working microphone the node orders none, also when the operator has opened it.
  const isFaulty = microphone.kind === 'fault'
  const heard = isFaulty && (open || opened || isPrivate) ? 'nothing' : open ? 'open' : 'closed'
  return (
    <section className={styles.microphone} data-heard={heard}>
      <div className={styles.microphoneState} role="status">
        {isPrivate && !isFaulty ? (
          <IconHeadset size={30} aria-hidden />
        ) : heard === 'open' ? (
          <IconMicrophone size={30} aria-hidden />
        ) : (
          <IconMicrophoneOff size={30} aria-hidden />
        )}
        <div>
          <strong>{t(isPrivate && !isFaulty ? 'microphonePrivate' : said[heard])}</strong>
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
