import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { text } from '#browser/kit'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'
import { useFieldKeys } from './use-field-keys.ts'

const { useText } = text({
  note: { vi: 'Đã làm gì (không bắt buộc)', en: 'What was done (optional)' },
  fix: { vi: 'Báo đã sửa', en: 'Call it fixed' },
  next: { vi: 'Sự cố khép lại khi kiểm thử lại đạt.', en: 'It is over when a test shows it.' },
})

/** Calls an incident fixed, with a word on what was done. */
export function IncidentFix(props: { incident: string; reason: string | null; onDone: () => void }) {
  const { incident, reason, onDone } = props
  const t = useText()
  const desk = useDesk()
  const [note, setNote] = useState('')
  const fix = async () => {
    if (reason === null && (await desk.incidents.fix(incident, note))) onDone()
  }
  const pressed = useFieldKeys(fix, onDone)
  return (
    <div className={styles.edit}>
      <TextInput
        size="xs"
        autoFocus
        maxLength={500}
        aria-label={t('note')}
        placeholder={t('note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <p className={styles.muted}>{t('next')}</p>
      <div>
        <ReasonedButton size="compact-xs" reason={reason} onClick={() => void fix()}>
          {t('fix')}
        </ReasonedButton>
      </div>
    </div>
  )
}
