import { text, useLanguage } from '#browser/kit'
import { type QualityBucket, type QualityGrade, qualityGrade } from '#contract/readiness'
import { decimal } from '../state/link-health.ts'
import { minutesOver, type StripPart, stripOf } from '../state/quality.ts'
import styles from './quality.module.css'
import { qualityText } from './quality-words.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  strip: { vi: 'Khi trên hình từ {from}: {list}', en: 'On air since {from}: {list}' },
  some: { vi: '{minutes} phút {grade}', en: '{minutes} min {grade}' },
})

/** How a site was while it was on air, a bar for every ten minutes, with the same in words. */
export function QualityStrip({ timeline }: { timeline: readonly QualityBucket[] }) {
  const t = useText()
  const word = qualityText.useText()
  const language = useLanguage()
  const [first] = timeline
  if (!first) return null
  const list = (minutes: StripPart['minutes']) =>
    qualityGrade.options
      .filter((grade: QualityGrade) => minutes[grade] > 0)
      .map((grade) => t('some', { minutes: decimal(minutes[grade], language), grade: word(grade) }))
      .join(', ')
  const clock = (at: number) => timeOf(at).slice(0, 5)
  const whole = t('strip', { from: clock(first.from), list: list(minutesOver(timeline)) })
  return (
    <div className={styles.timeline} data-timeline={timeline.length}>
      <span className={styles.strip} role="img" aria-label={whole}>
        {stripOf(timeline).map(({ from, grade, minutes }) => (
          <i key={from} data-grade={grade} title={`${clock(from)}: ${list(minutes)}`} />
        ))}
      </span>
      <small aria-hidden>{whole}</small>
    </div>
  )
}
