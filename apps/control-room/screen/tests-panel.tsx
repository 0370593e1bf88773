import { SegmentedControl } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { unanswered } from '../state/incidents.ts'
import { badNow } from '../state/quality.ts'
import { type TestsView, testsViews } from '../state/tests-view.ts'
import { IncidentsView } from './incidents-view.tsx'
import { LadderCard } from './ladder-card.tsx'
import panel from './panel.module.css'
import { QualityView } from './quality-view.tsx'
import { RoundsView } from './rounds-view.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Kiểm thử', en: 'Tests' },
  rounds: { vi: 'Đợt kiểm thử', en: 'Rounds' },
  incidents: { vi: 'Sự cố', en: 'Incidents' },
  quality: { vi: 'Khi họp', en: 'On air' },
  some: { vi: '{view} ({count})', en: '{view} ({count})' },
})

/** Rounds of tests over many sites, what has to be seen to, how sites on air are. */
export function TestsPanel() {
  const t = useText()
  const desk = useDesk()
  const view = useLive(desk.testsView, (now) => now)
  const waiting = {
    rounds: 0,
    incidents: useLive(desk.incidents.live, unanswered),
    quality: useLive(desk.quality.live, badNow),
  }
  const label = (each: TestsView) =>
    waiting[each] > 0 ? t('some', { view: t(each), count: waiting[each] }) : t(each)
  return (
    <section className={panel.panel} aria-label={t('title')}>
      <div className={styles.views}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('title')}
          value={view}
          data={testsViews.map((value) => ({ value, label: label(value) }))}
          onChange={(value) => desk.testsView.set(testsViews.find((each) => each === value) ?? 'rounds')}
        />
      </div>
      {view === 'rounds' && <LadderCard />}
      {view === 'rounds' && <RoundsView />}
      {view === 'incidents' && <IncidentsView />}
      {view === 'quality' && <QualityView />}
    </section>
  )
}
