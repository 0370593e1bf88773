import { text } from '#browser/kit'
import { type BoardSite, grade as grades, type SiteHistory } from '#contract/readiness'
import styles from './proof.module.css'
import { gradeText } from './proof-words.ts'
import { dateOf, timeOf } from './vietnam-clock.ts'

const { useText } = text({
  newest: { vi: '{count} lần kiểm thử gần nhất: {list}', en: 'The last {count} tests: {list}' },
  some: { vi: '{count} {grade}', en: '{count} {grade}' },
  better: { vi: '↗ tốt lên', en: '↗ better' },
  worse: { vi: '↘ kém đi', en: '↘ worse' },
  steady: { vi: '→ như trước', en: '→ as before' },
  unknown: { vi: '', en: '' },
})

/** The last tests of a site as bars, the oldest first, and where they tend. */
export function ProofHistory({ history, trend }: { history: SiteHistory; trend: BoardSite['trend'] }) {
  const t = useText()
  const word = gradeText.useText()
  if (history.length === 0) return null
  const list = grades.options
    .map((grade) => ({ grade: word(grade), count: history.filter((mark) => mark.grade === grade).length }))
    .filter(({ count }) => count > 0)
    .map((some) => t('some', some))
    .join(', ')
  return (
    <div className={styles.history}>
      <span
        className={styles.bars}
        role="img"
        aria-label={t('newest', { count: history.length, list })}
        data-history={history.length}
      >
        {history.map(({ measurement, at, grade }) => (
          <i key={measurement} data-grade={grade} title={`${dateOf(at)} ${timeOf(at)}: ${word(grade)}`} />
        ))}
      </span>
      <small data-trend={trend}>{t(trend)}</small>
    </div>
  )
}
