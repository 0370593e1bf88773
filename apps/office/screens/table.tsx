import type { ReactNode } from 'react'
import styles from './table.module.css'

interface Props {
  /** The first row; stays in sight. */
  head: ReactNode
  children: ReactNode
}

/** A table of a page that scrolls within it, for lists that are short enough to stand there whole. */
export function Table({ head, children }: Props) {
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
