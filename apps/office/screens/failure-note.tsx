import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { failureWords } from '../state/failure-words.ts'
import styles from './note.module.css'

const { useText } = text({ code: { vi: 'Mã: {code}', en: 'Code: {code}' } })

/** What an order or a question met, what to do, and the code to read out. */
export function FailureNote({ error }: { error: unknown }) {
  const t = useText()
  const language = useLanguage()
  const told = failureWords(error)
  return (
    <p className={styles.failure} role="alert">
      <IconAlertTriangleFilled size="1.2em" aria-hidden />
      <span>
        {told[language]} <small>{t('code', { code: told.code })}</small>
      </span>
    </p>
  )
}
