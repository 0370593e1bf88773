import { text } from '#browser/kit'
import lines from '../../screens/lines.module.css'
import styles from './calendar.module.css'
import { PlanBadge } from './plan-state.tsx'
import { dayOf, timeOf, weekdayOf } from './plan-time.ts'
import type { PlanRow } from './rows.ts'

const { useText } = text({
  when: { vi: 'Giờ họp', en: 'When' },
  title: { vi: 'Phiên họp', en: 'Session' },
  state: { vi: 'Trạng thái', en: 'State' },
  counts: { vi: 'Xác nhận', en: 'Acknowledged' },
  acknowledged: { vi: '{acknowledged}/{invited} đã nhận', en: '{acknowledged}/{invited} acknowledged' },
  absent: { vi: '{absent} xin vắng', en: '{absent} absent' },
  invited: { vi: 'mời {invited}', en: '{invited} invited' },
})

export function PlanListHead() {
  const t = useText()
  return (
    <div className={`${lines.head} ${styles.head}`} aria-hidden>
      {(['when', 'title', 'state', 'counts'] as const).map((column) => (
        <span key={column} data-column={column}>
          {t(column)}
        </span>
      ))}
    </div>
  )
}

/** A planned session in the list: when, what, whose, and how many have acknowledged. */
export function PlanLine({ row: { plan, owner, counts } }: { row: PlanRow }) {
  const t = useText()
  const { details, state, asking } = plan
  return (
    <div className={`${lines.line} ${styles.line}`}>
      <span data-column="when">
        {weekdayOf(details.startsAt)} {dayOf(details.startsAt)}
        <small>
          {timeOf(details.startsAt)} – {timeOf(details.endsAt)}
        </small>
      </span>
      <span data-column="title">
        <strong title={details.title}>{details.title}</strong>
        <small data-of="owner">{details.organiser || owner}</small>
        <span data-of="state">
          <PlanBadge of={state.is} />
        </span>
      </span>
      <span data-column="state">
        <PlanBadge of={state.is} />
      </span>
      <span data-column="counts">
        {asking === 0 ? t('invited', counts) : t('acknowledged', counts)}
        {counts.absent > 0 && <small>{t('absent', counts)}</small>}
      </span>
    </div>
  )
}
