import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { EmptyState, text } from '#browser/kit'
import { formatVietnamTime } from '#foundation/time'
import { Panel } from '../../screens/panel.tsx'
import { useDesk, useRight } from '../../screens/use-office.ts'
import { AcknowledgementView } from './acknowledgement-view.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanOrders } from './plan-orders.tsx'
import styles from './plan-panel.module.css'
import { PlanBadge } from './plan-state.tsx'
import type { PlanRow } from './rows.ts'

const { useText, both } = text({
  new: { vi: 'Phiên họp mới', en: 'A new session' },
  changed: {
    vi: '{owner} lập · sửa lần cuối: {by}, {at}',
    en: 'Planned by {owner} · last changed: {by}, {at}',
  },
  gone: { vi: 'Không có phiên họp này', en: 'There is no such session' },
  choose: { vi: 'Chọn một phiên trong danh sách.', en: 'Choose one in the list.' },
  view: { vi: 'Xem', en: 'View' },
  answers: { vi: 'Xác nhận', en: 'Acknowledgements' },
  content: { vi: 'Nội dung', en: 'Content' },
})

interface Props {
  /** Null: not stored, or not there. */
  row: PlanRow | null
  isNew: boolean
  onStored: (plan: string) => Promise<void>
  /** Something is typed that is not stored. */
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
  onClose: () => void
}

/** One planned session: what it says, who has acknowledged, and what may be done with it. */
export function PlanPanel({ row, isNew, onStored, isDirty, onDirty, onClose }: Props) {
  const t = useText()
  const { node } = useDesk()
  const mayPlan = useRight('sites')
  const isAsked = row !== null && row.plan.asking > 0
  const [view, setView] = useState<'answers' | 'content'>(isAsked ? 'answers' : 'content')
  const shown = isAsked ? view : 'content'
  const isOwn = isNew || row?.plan.owner === node.id
  const isOver = row?.plan.state.is === 'closed' || row?.plan.state.is === 'cancelled'
  const title = row?.plan.details.title ?? t('new')
  return (
    <Panel
      title={title}
      about={
        row &&
        t('changed', {
          owner: row.owner,
          by: row.plan.by,
          at: formatVietnamTime(row.plan.at).slice(0, 16),
        })
      }
      badge={row && <PlanBadge of={row.plan.state.is} />}
      isDirty={isDirty}
      onClose={onClose}
    >
      {!row && !isNew && <EmptyState title={both('gone')} hint={both('choose')} />}
      {isAsked && (
        <div className={styles.views}>
          <SegmentedControl
            aria-label={t('view')}
            value={view}
            onChange={(next) => setView(next === 'content' ? 'content' : 'answers')}
            data={(['answers', 'content'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </div>
      )}
      {row && isOwn && mayPlan && <PlanOrders row={row} isDirty={isDirty} onDone={onStored} />}
      {row && shown === 'answers' && <AcknowledgementView row={row} />}
      {(row || isNew) && (
        // Behind the other view it keeps what was typed.
        <div className={styles.content} hidden={shown !== 'content'}>
          <PlanForm
            row={row}
            isReadOnly={!isOwn || !mayPlan || isOver}
            onStored={onStored}
            onDirty={onDirty}
          />
        </div>
      )}
    </Panel>
  )
}
