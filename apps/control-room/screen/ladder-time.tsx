import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { leaveField } from '../edge/tab-keys.ts'
import { enteredOf, startOf } from '../state/ladder.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  time: { vi: 'Giờ bắt đầu (giờ Việt Nam)', en: 'Start time (of Vietnam)' },
  set: { vi: 'Đặt giờ', en: 'Set' },
  none: { vi: 'Hãy chọn ngày và giờ', en: 'Choose day and time' },
})

/** The start time of a session, set or set again. */
export function LadderTime(props: { session: string; startsAt: number | null; reason: string | null }) {
  const { session, startsAt } = props
  const t = useText()
  const desk = useDesk()
  const pending = useLive(desk.ladders.pending, (all) => all.has(session))
  const [entered, setEntered] = useState<string | null>(null)
  const shown = entered ?? (startsAt === null ? '' : enteredOf(startsAt))
  const at = startOf(shown)
  const reason = props.reason ?? (at === null ? t('none') : null)
  const isNew = at !== startsAt
  const set = async () => {
    if (reason !== null || at === null || !isNew) return
    if (await desk.ladders.set(session, at)) setEntered(null)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void set()
    else if (event.key === 'Escape') {
      setEntered(null)
      leaveField(desk, document)
    } else return
    event.preventDefault()
  }
  return (
    <div className={styles.buttons}>
      <TextInput
        size="xs"
        type="datetime-local"
        aria-label={t('time')}
        title={t('time')}
        value={shown}
        onChange={(event) => setEntered(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      {isNew && (
        <ReasonedButton size="xs" loading={pending} reason={reason} onClick={() => void set()}>
          {t('set')}
        </ReasonedButton>
      )}
    </div>
  )
}
