import { IconArrowRight, IconQuestionMark, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import { type Phrase, text, useLanguage } from '#browser/kit'
import { findingWords, gradeWords } from '#browser/readiness'
import { type BoardSite, HISTORY_LENGTH, type SiteHistory } from '#contract/readiness'
import { formatVietnamTime } from '#foundation/time'
import { mosPoints } from '../state/mos-line.ts'
import styles from './history.module.css'
import { Sign } from './sign.tsx'
import { useNodeNow } from './use-board.ts'

const { useText } = text({
  title: { vi: '{count} lần thử gần nhất', en: 'The last {count} tests' },
  none: { vi: 'Chưa có lần thử nào.', en: 'There was no test yet.' },
  mos: { vi: 'MOS của các lần thử', en: 'MOS of the tests' },
})

const trends: Record<BoardSite['trend'], { word: Phrase; Shape: typeof IconArrowRight }> = {
  better: { word: { vi: 'Tốt lên', en: 'Getting better' }, Shape: IconTrendingUp },
  worse: { word: { vi: 'Kém đi', en: 'Getting worse' }, Shape: IconTrendingDown },
  steady: { word: { vi: 'Ổn định', en: 'Steady' }, Shape: IconArrowRight },
  unknown: { word: { vi: 'Chưa đủ để so', en: 'Too few to compare' }, Shape: IconQuestionMark },
}

const [WIDTH, HEIGHT] = [1000, 100]

/** The last tests of a site, the newest right, with the MOS above them and where it goes. */
export function History({ history, trend }: { history: SiteHistory; trend: BoardSite['trend'] }) {
  const t = useText()
  const language = useLanguage()
  const today = formatVietnamTime(useNodeNow()).slice(0, 5)
  if (history.length === 0) return <p className={styles.none}>{t('none')}</p>
  const { word, Shape } = trends[trend]
  const points = mosPoints(history, { width: WIDTH, height: HEIGHT, places: HISTORY_LENGTH })
  return (
    <section className={styles.history}>
      <h3>
        {t('title', { count: history.length })}
        <span>
          <Shape aria-hidden /> {word[language]}
        </span>
      </h3>
      <div className={styles.chart}>
        <div className={styles.scale} aria-hidden>
          <span>4,5</span>
          <span>MOS</span>
          <span>1</span>
        </div>
        <svg
          className={styles.line}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('mos')}
        >
          {points.map((line) => (
            <polyline key={line} points={line} vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
      </div>
      <ol
        className={styles.marks}
        style={{ gridTemplateColumns: `repeat(${HISTORY_LENGTH}, minmax(0, 1fr))` }}
      >
        {history.map(({ measurement, at, grade, code }, index) => {
          const time = formatVietnamTime(at)
          return (
            <li
              key={measurement}
              data-grade={grade}
              title={code ? findingWords[code][language] : gradeWords[grade][language]}
              style={{ gridColumn: HISTORY_LENGTH - history.length + index + 1 }}
            >
              <span className={styles.mark}>
                <Sign kind={grade} />
              </span>
              <time>{time.startsWith(today) ? time.slice(11, 16) : time.slice(0, 5)}</time>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
