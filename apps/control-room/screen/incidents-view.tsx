import { Button } from '@mantine/core'
import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { keepPlaces, outOfPlace } from '../state/incidents.ts'
import { IncidentCard } from './incident-card.tsx'
import panel from './panel.module.css'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  none: {
    vi: 'Không có sự cố nào. Sự cố được mở khi điểm cầu kiểm thử không đạt hoặc bấm gọi hỗ trợ, và khép lại khi kiểm thử đạt.',
    en: 'No incident. One is opened when a site fails its test or calls for help, and is over when a test shows it.',
  },
  sort: { vi: 'Xếp lại: {count} chưa ai nhận ở dưới', en: 'Sort: {count} below nobody has answered' },
})

const nobody: readonly string[] = []

/** Everything that somebody has to see to: sorted when it is opened or asked for; what is looked at does not move. */
export function IncidentsView() {
  const t = useText()
  const incidents = useLive(useDesk().incidents.live, (all) => all)
  const [places, setPlaces] = useState(nobody)
  const shown = keepPlaces(places, incidents)
  const ids = shown.map(({ id }) => id)
  // Who came last keeps its place as well from now on.
  if (ids.join() !== places.join()) setPlaces(ids)
  if (incidents.length === 0) return <p className={panel.hint}>{t('none')}</p>
  const count = outOfPlace(shown)
  return (
    <>
      {count > 0 && (
        <div className={styles.sort}>
          <Button size="compact-xs" variant="default" onClick={() => setPlaces(nobody)}>
            {t('sort', { count })}
          </Button>
        </div>
      )}
      <ul className={styles.cards} data-incidents={incidents.length}>
        {shown.map((incident) => (
          <IncidentCard key={incident.id} incident={incident} />
        ))}
      </ul>
    </>
  )
}
