import { SegmentedControl } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { rollCallViews } from '../state/participation.ts'
import { ParticipationView } from './participation-view.tsx'
import { RollCallPanel } from './roll-call-panel.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  which: { vi: 'Điểm danh và tham dự', en: 'Roll call and participation' },
  'roll-call': { vi: 'Điểm danh', en: 'Roll call' },
  participation: { vi: 'Tham dự', en: 'Participation' },
})

/** Who says that it is there, and who was there. */
export function RollCallTab() {
  const t = useText()
  const { rollCallView } = useDesk()
  const view = useLive(rollCallView, (now) => now)
  return (
    <>
      <div className={styles.views}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('which')}
          value={view}
          data={rollCallViews.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => rollCallView.set(rollCallViews.find((each) => each === value) ?? 'roll-call')}
        />
      </div>
      {view === 'roll-call' ? <RollCallPanel /> : <ParticipationView />}
    </>
  )
}
