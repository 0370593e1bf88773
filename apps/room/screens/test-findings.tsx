import { type Meaning, StateBadge, useLanguage } from '#browser/kit'
import type { Finding, Severity } from '#contract/readiness'
import styles from './self-test.module.css'
import { actorWords, severityWords, testWords } from './test-words.ts'

const meanings: Record<Severity, Meaning> = {
  critical: 'attention',
  fail: 'attention',
  missing: 'unknown',
  warning: 'attention',
  acceptable: 'action',
  note: 'unknown',
}

/** What was found, the worst first: cause, what to do, who acts, and the code to read out on the phone. */
export function TestFindings({ findings }: { findings: readonly Finding[] }) {
  const t = testWords.useText()
  const language = useLanguage()
  if (findings.length === 0) return <p className={styles.allWell}>{t('allWell')}</p>
  return (
    <ul className={styles.findings}>
      {findings.map(({ code, severity, tier, cause, todo, actor }) => (
        <li key={`${code} ${tier}`} data-finding={code} data-severity={severity}>
          <div className={styles.findingHead}>
            <StateBadge meaning={meanings[severity]}>{severityWords[severity][language]}</StateBadge>
            <strong>{cause[language]}</strong>
            <code>{code}</code>
          </div>
          <p>
            <span>{t('todo')}:</span> {todo[language]} <span>{t('actor')}:</span>{' '}
            <b>{actorWords[actor][language]}</b>.
          </p>
        </li>
      ))}
    </ul>
  )
}
