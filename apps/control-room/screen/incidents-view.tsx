import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { byUrgency } from '../state/incidents.ts'
import { IncidentCard } from './incident-card.tsx'
import panel from './panel.module.css'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  none: {
    vi: 'Không có sự cố nào. Sự cố được mở khi điểm cầu kiểm thử không đạt hoặc bấm gọi hỗ trợ, và khép lại khi kiểm thử đạt.',
    en: 'No incident. One is opened when a site fails its test or calls for help, and is over when a test shows it.',
  },
})

/** Everything that somebody has to see to, what nobody has answered first. */
export function IncidentsView() {
  const t = useText()
  const incidents = useLive(useDesk().incidents.live, (all) => all)
  if (incidents.length === 0) return <p className={panel.hint}>{t('none')}</p>
  return (
    <ul className={styles.cards} data-incidents={incidents.length}>
      {byUrgency(incidents).map((incident) => (
        <IncidentCard key={incident.id} incident={incident} />
      ))}
    </ul>
  )
}
