import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { MAX_PATROLS } from '#contract'
import { chiefPatrol } from '../state/patrol.ts'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { PatrolCard } from './patrol-card.tsx'
import { PatrolFormView } from './patrol-form.tsx'
import styles from './patrol-panel.module.css'
import { useDesk, useObstacle, useSession, useStanding } from './use-desk.ts'

const { useText } = text({
  none: {
    vi: 'Chưa có danh sách nào. Tạo danh sách, đưa vào ô xem trước, phát, rồi bấm P.',
    en: 'No patrol yet. Make one, put it into the preview, take, then press P.',
  },
})

/** Round trips through sites: those there are, and a new one. */
export function PatrolPanel() {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const session = useSession()
  const { node } = useStanding()
  const obstacle = useObstacle('display')
  const [changing, setChanging] = useState<string | null>(null)
  const chosen = useLive(desk.patrols.chosen, (id) => id)
  if (!session) return null
  const reason = obstacle && words(obstacle)
  const chief = chiefPatrol(session, chosen)
  const changed = session.patrols.find(({ id }) => id === changing) ?? null
  return (
    <section className={panel.panel}>
      {session.patrols.length === 0 && <p className={styles.none}>{t('none')}</p>}
      <ul className={styles.list}>
        {session.patrols.map((patrol) => (
          <PatrolCard
            key={patrol.id}
            session={session}
            patrol={patrol}
            chief={patrol === chief}
            reason={reason}
            onChange={() => setChanging(patrol.id)}
          />
        ))}
      </ul>
      {(changed || session.patrols.length < MAX_PATROLS) && (
        <PatrolFormView
          key={changed?.id ?? 'new'}
          node={node}
          reason={reason}
          changed={changed}
          onDone={() => setChanging(null)}
        />
      )}
    </section>
  )
}
