import { IconCircleCheckFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './note.module.css'

/** What was done, said aloud by screen readers too. */
export function DoneNote({ children }: { children: ReactNode }) {
  return (
    <p className={styles.done} role="status">
      <IconCircleCheckFilled size="1.2em" aria-hidden />
      <span>{children}</span>
    </p>
  )
}
