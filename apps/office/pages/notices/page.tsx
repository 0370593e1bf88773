import { SegmentedControl } from '@mantine/core'
import styles from '../../screens/page.module.css'
import { useDesk, useQuery } from '../../screens/use-office.ts'
import { ListView } from './list-view.tsx'
import { TemplatesView } from './templates-view.tsx'
import { useText } from './words.ts'

/** “Thông báo”: what goes to focal persons and the office by e-mail and short message, and in which words. */
export default function NoticesPage() {
  const t = useText()
  const { address } = useDesk()
  const view = useQuery('view') === 'templates' ? 'templates' : 'list'
  const views = (
    <SegmentedControl
      aria-label={t('view')}
      value={view}
      onChange={(next) => address.go('notices', next === 'templates' ? { view: next } : {})}
      data={(['list', 'templates'] as const).map((value) => ({ value, label: t(value) }))}
    />
  )
  return (
    <div className={styles.page}>
      {view === 'templates' ? <TemplatesView views={views} /> : <ListView views={views} />}
    </div>
  )
}
