import { text, useLanguage } from '#browser/kit'
import type { Finding } from '#contract/readiness'
import styles from './proof.module.css'
import { actorText } from './proof-words.ts'

const { useText } = text({
  title: { vi: 'Đã thấy gì, làm gì', en: 'What was found, what to do' },
  nothing: { vi: 'Không có gì phải làm.', en: 'There is nothing to do.' },
  who: { vi: 'Xử lý: {actor}', en: 'Who acts: {actor}' },
})

/** Every finding of the last test with its cause, what to do and who acts, the gravest first. */
export function FileFindings({ findings }: { findings: readonly Finding[] }) {
  const t = useText()
  const language = useLanguage()
  const actor = actorText.useText()
  return (
    <section>
      <h3>{t('title')}</h3>
      {findings.length === 0 && <p className={styles.muted}>{t('nothing')}</p>}
      <ul className={styles.list}>
        {findings.map((finding) => (
          <li
            key={`${finding.code} ${finding.place} ${finding.tier}`}
            data-code={finding.code}
            data-severity={finding.severity}
          >
            <b>{finding.cause[language]}</b> <code>{finding.code}</code>
            <p>{finding.todo[language]}</p>
            <p className={styles.muted}>{t('who', { actor: actor(finding.actor) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
