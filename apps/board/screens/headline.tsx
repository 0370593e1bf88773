import { type Phrase, text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { AgeBand, Grade } from '#contract/readiness'
import { agesOf } from '../state/ages.ts'
import { figuresOf } from '../state/figures.ts'
import { isProven } from '../state/proven.ts'
import { rowsWithin } from '../state/tiles.ts'
import styles from './headline.module.css'
import { count } from './numbers.ts'
import { Sign, signWords } from './sign.tsx'
import { useBoard, useNodeNow } from './use-board.ts'

const { useText } = text({
  proven: { vi: 'điểm cầu thông hai chiều, cả hai cấp', en: 'sites proven both ways, at both tiers' },
  province: { vi: 'Tới tỉnh', en: 'To the province' },
  centre: { vi: 'Tới trung ương', en: 'To the centre' },
  ages: { vi: 'Kết quả thử cách đây', en: 'Age of the proofs' },
})

const grades: readonly Grade[] = ['good', 'acceptable', 'fail', 'untested']
const bandWords: Record<AgeBand, Phrase> = {
  '15': { vi: 'đến 15 phút', en: 'to 15 min' },
  '60': { vi: 'đến 1 giờ', en: 'to 1 h' },
  '1440': { vi: 'đến 24 giờ', en: 'to 24 h' },
  older: { vi: 'cũ hơn', en: 'older' },
  none: { vi: 'chưa thử', en: 'never' },
}

/** The figures of the board: how many are proven, at which tier, how good, how long ago. */
export function Headline() {
  const t = useText()
  const board = useBoard()
  const language = useLanguage()
  const shown = useLive(board.shown, (now) => now)
  const unit = useLive(board.unit, (id) => id)
  if (!shown) return null
  const rows = rowsWithin(shown.rows, unit)
  const figures = unit === null ? shown.figures : figuresOf(rows)
  const proven = rows.filter(isProven).length
  const digits = figures.of > 999 ? 'many' : 'few'
  return (
    <section className={styles.headline} data-digits={digits}>
      <div className={styles.hero} data-whole={proven === figures.of}>
        <p className={styles.number} data-figure="proven">
          <strong>{count(proven, language)}</strong>/{count(figures.of, language)}
        </p>
        <p className={styles.caption}>{t('proven')}</p>
      </div>
      <div className={styles.tiers}>
        <Tier name={t('province')} {...figures.province} />
        <Tier name={t('centre')} {...figures.centre} />
      </div>
      <ul className={styles.grades}>
        {grades.map((grade) => (
          <li key={grade} data-grade={grade} data-none={figures.grades[grade] === 0}>
            <strong>
              {count(figures.grades[grade], language)}
              <Sign kind={grade} />
            </strong>
            <span>{signWords[grade][language]}</span>
          </li>
        ))}
      </ul>
      <Ages />
    </section>
  )
}

function Tier({ name, proven, of }: { name: string; proven: number; of: number }) {
  const language = useLanguage()
  return (
    <div className={styles.tier}>
      <span>{name}</span>
      <strong>
        {count(proven, language)}
        <small>/{count(of, language)}</small>
      </strong>
      <meter className={styles.meter} min={0} max={Math.max(1, of)} value={proven} aria-label={name} />
    </div>
  )
}

function Ages() {
  const t = useText()
  const language = useLanguage()
  const board = useBoard()
  const now = useNodeNow()
  const unit = useLive(board.unit, (id) => id)
  const rows = useLive(board.shown, (shown) => shown?.rows)
  if (!rows) return null
  return (
    <div className={styles.ages}>
      <h2>{t('ages')}</h2>
      <ul>
        {agesOf(rowsWithin(rows, unit), now).map(({ age, count: sites }) => (
          <li key={age}>
            <span>{bandWords[age][language]}</span>
            <strong data-dim={sites === 0}>{count(sites, language)}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}
