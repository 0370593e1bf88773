import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { text } from '#browser/kit'
import styles from './panel.module.css'

const { useText } = text({ close: { vi: 'Đóng (Esc)', en: 'Close (Esc)' } })

interface Props {
  title: string
  /** In small type below the title. */
  about?: ReactNode
  /** Beside the title. */
  badge?: ReactNode
  /** Something is typed and not stored: Escape takes it not along. */
  isDirty?: boolean
  onClose: () => void
  children: ReactNode
}

/** What is chosen in the list beside it: closed by Escape, which belongs to open lists and questions within first. */
export function Panel({ title, about, badge, isDirty = false, onClose, children }: Props) {
  const t = useText()
  return (
    <aside
      className={styles.panel}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !isDirty) onClose()
      }}
    >
      <header className={styles.title}>
        <div>
          <h2>{title}</h2>
          {about && <p>{about}</p>}
        </div>
        {badge}
        <CloseButton aria-label={t('close')} title={t('close')} onClick={onClose} />
      </header>
      {children}
    </aside>
  )
}
