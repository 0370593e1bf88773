import { TimeAgo } from '#browser/kit'
import type { Verdict } from '#contract/readiness'
import styles from './self-test.module.css'
import { TestDirections } from './test-directions.tsx'
import { TestFindings } from './test-findings.tsx'
import { GradeMark } from './test-grade.tsx'
import { testWords } from './test-words.ts'

/** The verdict in full. */
export function TestResult({ verdict }: { verdict: Verdict }) {
  const t = testWords.useText()
  const { grade, provedAt, directions, findings, person } = verdict
  const saw = person.saw === null ? t('nothingSaid') : t(person.saw ? 'yesSaw' : 'noSaw')
  const heard = person.heard === null ? t('nothingSaid') : t(person.heard ? 'yesHeard' : 'noHeard')
  return (
    <div className={styles.result}>
      <div className={styles.resultHead} role="status">
        <GradeMark grade={grade} size="large" />
        {provedAt !== null && (
          <span>
            {t('proven')} <TimeAgo at={provedAt} />
          </span>
        )}
      </div>
      <TestDirections directions={directions} />
      <span className={styles.left}>{t('person', { saw, heard })}</span>
      <TestFindings findings={findings} />
    </div>
  )
}
