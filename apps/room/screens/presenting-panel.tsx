import { Button } from '@mantine/core'
import { IconScreenShare, IconScreenShareOff } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import styles from './turn.module.css'

const { useText } = text({
  start: { vi: 'Trình chiếu', en: 'Present' },
  stop: { vi: 'Dừng trình chiếu', en: 'Stop presenting' },
  waiting: { vi: 'Chờ kỹ thuật đưa lên màn hình chung', en: 'Waiting for the operators to show it' },
  shown: { vi: 'Đang trình chiếu cho cuộc họp', en: 'The meeting is shown it' },
  failed: {
    vi: 'Máy này chưa lấy được màn hình. Hãy thử lại hoặc dùng trình duyệt khác.',
    en: 'This computer gave no screen. Try again, or use another browser.',
  },
})

/** Offers a screen of this computer, and says whether the meeting is shown it. */
export function PresentingPanel({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = useText()
  const language = useLanguage()
  const { presenting } = attendance
  const state = useLive(presenting.state, (now) => now)
  const inSession = useLive(room.facts, ({ scene }) => scene?.session != null)
  const shown = useLive(room.facts, ({ standing }) => standing?.presenting ?? false)
  const isOffered = state.kind === 'offered'
  if (!inSession && !isOffered) return null
  const Icon = isOffered ? IconScreenShareOff : IconScreenShare
  return (
    <>
      {isOffered && (
        <p className={styles.place} role="status">
          {t(shown ? 'shown' : 'waiting')}
        </p>
      )}
      {state.kind === 'failed' && (
        <p className={styles.closedBy} role="alert">
          {t('failed')}
        </p>
      )}
      {state.kind === 'refused' && (
        <p className={styles.closedBy} role="alert">
          {state.error.message[language]}
        </p>
      )}
      <Button
        variant="default"
        fullWidth
        leftSection={<Icon size={20} aria-hidden />}
        loading={state.kind === 'choosing'}
        onClick={() => (isOffered ? presenting.stop() : void presenting.start())}
      >
        {t(isOffered ? 'stop' : 'start')}
      </Button>
    </>
  )
}
