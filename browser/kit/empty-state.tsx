import type { ReactNode } from 'react'
import { Bilingual } from './bilingual.tsx'
import styles from './kit.module.css'
import type { Phrase } from './text.ts'

/** Nothing here yet, why, and the next step. */
export function EmptyState({
  icon,
  title,
  hint,
  action,
}: {
  icon?: ReactNode
  title: Phrase
  hint?: Phrase
  action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      {icon && <div className={styles.emptyIcon}>{icon}</div>}
      <h2>
        <Bilingual {...title} />
      </h2>
      {hint && (
        <p>
          <Bilingual {...hint} />
        </p>
      )}
      {action}
    </div>
  )
}
