import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { QualityAlarm } from '#contract/readiness'
import { alarmsNow } from '../state/alarms.ts'
import { contactOf } from '../state/contact.ts'
import { lastedFor } from '../state/durations.ts'
import { ownerName } from './contact-words.ts'
import styles from './list.module.css'
import { useNames, useRows } from './names.ts'
import type { PagedGroup } from './paged.tsx'
import { SiteRow } from './site-row.tsx'
import { useBoard, useNodeNow } from './use-board.ts'

const { useText } = text({
  head: { vi: 'điểm cầu đang họp có cảnh báo', en: 'sites on air with an alarm' },
  beside: { vi: '{owner}, {lasted}', en: '{owner}, {lasted}' },
  continued: { vi: '(tiếp)', en: '(continued)' },
})

/** Sites on air, of what is looked at, that are bad now. While the node is not heard nothing is known of them. */
export function useAlarms(): QualityAlarm[] {
  const board = useBoard()
  const unit = useLive(board.unit, (id) => id)
  const alarms = useLive(board.alarms, (now) => now)
  return alarmsNow(alarms).filter(({ site }) => unit === null || site.startsWith(unit))
}

/** They stand before everything else that is to be seen to: the session runs. */
export function useAlarmGroups(): PagedGroup[] {
  const t = useText()
  const alarms = useAlarms()
  if (alarms.length === 0) return []
  return [
    {
      key: 'alarms',
      head: (isContinued) => (
        <div className={styles.heading}>
          <span>
            <strong>{alarms.length}</strong> {t('head')}
          </span>
          {isContinued && <small>{t('continued')}</small>}
        </div>
      ),
      rows: alarms.map((alarm) => ({ key: `alarm ${alarm.site}`, row: <AlarmRow alarm={alarm} /> })),
    },
  ]
}

/** One site on air that is bad: for how long, what is found, who acts and whom to call. */
function AlarmRow({ alarm }: { alarm: QualityAlarm }) {
  const t = useText()
  const language = useLanguage()
  const now = useNodeNow()
  const nameOf = useNames()
  const { site, since, owner, cause } = alarm
  const row = useRows().get(site)
  return (
    <SiteRow
      site={site}
      name={nameOf(site)}
      sign="fail"
      phone={contactOf(owner, row).phone}
      beside={t('beside', {
        owner: ownerName(owner, language),
        lasted: lastedFor(now - since)[language],
      })}
      detail={cause[language]}
    />
  )
}
