import { IconAlertTriangle, IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ErrorBody } from '#contract'
import { Bilingual } from './bilingual.tsx'
import styles from './kit.module.css'
import type { Phrase } from './text.ts'

interface Props {
  /** Only `code` and `message` are shown; a page's own errors have codes of its own, e.g. `device.denied`. */
  error: Omit<ErrorBody, 'code'> & { code: string }
  /** Phone of the duty technician to call, null: none is known. */
  dutyPhone: string | null
  title?: Phrase
  /** What to do now, when the sentence of the error does not say it. */
  advice?: Phrase
  /** Buttons. */
  actions?: ReactNode
}

/** What happened, what to do now, whom to call, and the code to read out. */
export function ErrorPanel({ error, dutyPhone, title, advice, actions }: Props) {
  return (
    <section className={styles.error} role="alert">
      {title && (
        <h1 className={styles.errorTitle}>
          <IconAlertTriangle size="1.3em" aria-hidden />
          <span>
            <Bilingual {...title} />
          </span>
        </h1>
      )}
      <p>
        <Bilingual {...error.message} />
      </p>
      {advice && (
        <p>
          <Bilingual {...advice} />
        </p>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
      <footer className={styles.errorFoot}>
        <span>
          <IconPhone size="1.1em" aria-hidden />{' '}
          {dutyPhone ? (
            <>
              Trực kỹ thuật / Duty technician: <strong>{dutyPhone}</strong>
            </>
          ) : (
            'Gọi trực kỹ thuật của cấp trên / Call the duty technician of the tier above'
          )}
        </span>
        <span>
          Mã / Code: <code>{error.code}</code>
        </span>
      </footer>
    </section>
  )
}
