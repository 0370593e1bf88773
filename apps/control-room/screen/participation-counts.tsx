import { text } from '#browser/kit'
import type { ParticipationFilter } from '#contract/console'
import { countsOf, type Participation } from '../state/participation.ts'
import styles from './participation.module.css'

const { useText } = text({
  which: { vi: 'Lọc theo tham dự', en: 'Filter by participation' },
  'on-time': { vi: 'Đúng giờ', en: 'On time' },
  late: { vi: 'Muộn', en: 'Late' },
  absent: { vi: 'Vắng', en: 'Absent' },
  away: { vi: 'Mất kết nối', en: 'Lost' },
  unknown: { vi: 'Không rõ', en: 'Not known' },
  spoke: { vi: 'Đã mở micro', en: 'Microphone was open' },
})

/** How many came in which way; each count lists those that it counts, pressed again everybody. */
export function ParticipationCounts(props: {
  is: Participation
  only: ParticipationFilter | null
  onOnly: (only: ParticipationFilter | null) => void
}) {
  const { is, only, onOnly } = props
  const t = useText()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a rim and a legend of its own
    <div className={styles.counts} role="group" aria-label={t('which')}>
      {countsOf(is).map((each) => (
        <button
          key={each.only}
          type="button"
          data-only={each.only}
          aria-pressed={each.only === only}
          onClick={() => onOnly(each.only === only ? null : each.only)}
        >
          {t(each.only)} <b>{each.count}</b>
        </button>
      ))}
    </div>
  )
}
