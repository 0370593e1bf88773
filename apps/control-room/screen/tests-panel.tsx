import { SegmentedControl } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { unanswered } from '../state/incidents.ts'
import { testsViews } from '../state/tests-view.ts'
import { IncidentsView } from './incidents-view.tsx'
import { LadderCard } from './ladder-card.tsx'
import panel from './panel.module.css'
import { RoundsView } from './rounds-view.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Kiểm thử', en: 'Tests' },
  rounds: { vi: 'Đợt kiểm thử', en: 'Rounds' },
  incidents: { vi: 'Sự cố', en: 'Incidents' },
  waiting: { vi: 'Sự cố ({count} chưa nhận)', en: 'Incidents ({count} open)' },
})

/** Rounds of tests over many sites, and what has to be seen to. */
export function TestsPanel() {
  const t = useText()
  const desk = useDesk()
  const view = useLive(desk.testsView, (now) => now)
  const count = useLive(desk.incidents.live, unanswered)
  const label = (each: typeof view) => (each === 'incidents' && count > 0 ? t('waiting', { count }) : t(each))
  return (
    <section className={panel.panel} aria-label={t('title')}>
      <div className={styles.views}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('title')}
          value={view}
          data={testsViews.map((value) => ({ value, label: label(value) }))}
          onChange={(value) => desk.testsView.set(value === 'incidents' ? 'incidents' : 'rounds')}
        />
      </div>
      {view === 'rounds' && <LadderCard />}
      {view === 'rounds' ? <RoundsView /> : <IncidentsView />}
    </section>
  )
}
