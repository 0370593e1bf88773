import { IconAlertTriangle } from '@tabler/icons-react'
import { Bilingual } from '#browser/kit'
import styles from './sign-in.module.css'
import type { Problem } from './use-order.ts'

/** What went wrong and what to do; read out as soon as it is there. */
export function ProblemNote({ problem }: { problem: Problem | null }) {
  return (
    <div role="alert">
      {problem && (
        <div className={styles.problem}>
          <IconAlertTriangle size="1.3em" aria-hidden />
          <p>
            <Bilingual {...problem} />
            {problem.code && <code className={styles.code}>{problem.code}</code>}
          </p>
        </div>
      )}
    </div>
  )
}
