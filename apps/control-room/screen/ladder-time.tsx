import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { daysFrom, dayWords, enteredOf, startOf } from '../state/start-time.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'
import { useFieldKeys } from './use-field-keys.ts'

const { useText } = text({
  day: { vi: 'Ngày bắt đầu', en: 'Day of the start' },
  time: { vi: 'Giờ bắt đầu (giờ Việt Nam)', en: 'Start time (of Vietnam)' },
  sample: { vi: 'giờ, như 8:00', en: 'time, as 8:00' },
  set: { vi: 'Đặt giờ', en: 'Set' },
  none: { vi: 'Hãy ghi giờ bắt đầu, như 8:00', en: 'Enter the time of the start, as 8:00' },
  past: { vi: 'Giờ này đã qua', en: 'This time is over' },
})
const DAYS_AHEAD = 60

/** The start time of a session, set or set again. */
export function LadderTime(props: { session: string; startsAt: number | null; reason: string | null }) {
  const { session, startsAt } = props
  const t = useText()
  const language = useLanguage()
  const desk = useDesk()
  const now = useLive(desk.proofs.time, (at) => at)
  const pending = useLive(desk.ladders.pending, (all) => all.has(session))
  const [entered, setEntered] = useState<Partial<ReturnType<typeof enteredOf>>>({})
  const set = startsAt === null ? null : enteredOf(startsAt)
  const day = entered.day ?? set?.day ?? enteredOf(now).day
  const time = entered.time ?? set?.time ?? ''
  const at = startOf(day, time)
  const reason = props.reason ?? (at === null ? t('none') : at <= now ? t('past') : null)
  const isNew = startsAt === null ? time !== '' : at !== startsAt
  const send = async () => {
    if (reason !== null || at === null || !isNew) return
    if (await desk.ladders.set(session, at)) setEntered({})
  }
  const pressed = useFieldKeys(send, () => setEntered({}))
  return (
    <div className={styles.start}>
      <Select
        size="xs"
        aria-label={t('day')}
        title={t('day')}
        data={daysFrom(now, DAYS_AHEAD, set?.day ?? null).map((value) => ({
          value,
          label: dayWords(value, now)[language],
        }))}
        value={day}
        allowDeselect={false}
        onChange={(chosen) => setEntered((before) => ({ ...before, day: chosen ?? day }))}
      />
      <TextInput
        size="xs"
        aria-label={t('time')}
        title={t('time')}
        placeholder={t('sample')}
        value={time}
        onChange={({ currentTarget: { value } }) => setEntered((before) => ({ ...before, time: value }))}
        onKeyDown={pressed}
      />
      {isNew && (
        <ReasonedButton size="xs" loading={pending} reason={reason} onClick={() => void send()}>
          {t('set')}
        </ReasonedButton>
      )}
    </div>
  )
}
