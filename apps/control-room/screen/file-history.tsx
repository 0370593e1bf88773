import { text, useLanguage } from '#browser/kit'
import { mosText } from '#browser/readiness'
import type { SiteHistory } from '#contract/readiness'
import { GradeMark } from './grade-mark.tsx'
import styles from './proof.module.css'
import { findingText } from './proof-words.ts'
import { dateOf, timeOf } from './vietnam-clock.ts'

const { useText } = text({
  title: { vi: '{count} lần kiểm thử gần nhất', en: 'The last {count} tests' },
  at: { vi: 'Lúc', en: 'At' },
  grade: { vi: 'Kết quả', en: 'Grade' },
  first: { vi: 'Phát hiện đầu tiên', en: 'First finding' },
})

/** The last tests of a site, the newest first. */
export function FileHistory({ history }: { history: SiteHistory }) {
  const t = useText()
  const language = useLanguage()
  const finding = findingText.useText()
  if (history.length === 0) return null
  return (
    <section>
      <h3>{t('title', { count: history.length })}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('at')}</th>
            <th>{t('grade')}</th>
            <th>MOS</th>
            <th>{t('first')}</th>
          </tr>
        </thead>
        <tbody>
          {history.toReversed().map(({ measurement, at, grade, code, mos }) => (
            <tr key={measurement}>
              <td>
                {dateOf(at)} {timeOf(at)}
              </td>
              <td>
                <GradeMark grade={grade} />
              </td>
              <td>{mosText(mos, language)}</td>
              <td>{code && finding(code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
