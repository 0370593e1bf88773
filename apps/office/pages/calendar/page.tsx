import { IconCalendarEvent } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm, EmptyState, text } from '#browser/kit'
import { FailureNote } from '../../screens/failure-note.tsx'
import styles from '../../screens/page.module.css'
import { RowList } from '../../screens/row-list.tsx'
import { useAsked, useDesk, useQuery } from '../../screens/use-office.ts'
import { useTyped } from '../../screens/use-typed.ts'
import { CalendarBar } from './calendar-bar.tsx'
import { listPlans } from './list-plans.ts'
import { PlanLine, PlanListHead } from './plan-line.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { foundPlans, type PlanRow } from './rows.ts'

const ROW_PX = 76
const LIST = 'calendar'
/** In the address: a draft that is not stored yet. */
export const NEW = 'new'

const { useText, both } = text({
  list: { vi: 'Lịch phiên họp', en: 'Calendar of sessions' },
  loading: { vi: 'Đang tải lịch…', en: 'Loading the calendar…' },
  none: { vi: 'Chưa có phiên họp nào', en: 'No session' },
  leave: { vi: 'Bỏ phần chưa lưu?', en: 'Drop what is not stored?' },
  unsaved: {
    vi: 'Phiên đang mở có phần đã sửa mà chưa lưu; mở phiên khác hay đóng lại thì phần ấy mất.',
    en: 'The session that is open was changed and not stored; that is lost when it is left.',
  },
  drop: { vi: 'Bỏ phần chưa lưu', en: 'Drop it' },
  how: { vi: 'Bấm “Lập phiên họp”, hoặc xem cả phiên đã qua.', en: 'Plan one, or look at past ones too.' },
  noMatch: { vi: 'Không có phiên họp nào khớp', en: 'No session matches' },
  fewer: { vi: 'Bớt chữ tìm, hoặc xem cả phiên đã qua.', en: 'Use fewer words, or look at past ones too.' },
})

const idOf = ({ plan }: PlanRow): string => plan.id

/** “Lịch phiên họp”: what is planned here or above, who has acknowledged, and the form of a plan. */
export default function CalendarPage() {
  const t = useText()
  const { address } = useDesk()
  const { answer, again } = useAsked(({ call }) => listPlans(call))
  const chosen = useQuery('plan')
  const past = useQuery('past') === '1'
  const [typed, setTyped] = useTyped()
  const [current, setCurrent] = useState<string | null>(chosen || null)

  const [isDirty, setDirty] = useState(false)
  /** What was asked for over a form that is not stored. */
  const [asked, setAsked] = useState<string | null>(null)
  const go = (plan: string) => {
    setDirty(false)
    if (plan !== NEW && plan !== '') setCurrent(plan)
    address.go('calendar', { ...address.live.get().query, q: typed, plan })
    if (plan === '') document.getElementById(LIST)?.focus()
  }
  const open = (plan: string) => {
    if (isDirty && plan !== chosen) setAsked(plan)
    else go(plan)
  }
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (answer.kind === 'asked') return <p className={styles.wait}>{t('loading')}</p>
  const found = foundPlans(answer.is, { text: typed, past, now: Date.now() })
  const isNarrowed = typed.trim() !== ''
  return (
    <div className={styles.page}>
      <CalendarBar
        typed={typed}
        onTyped={setTyped}
        past={past}
        onPast={(now) => address.note({ past: now ? '1' : '' })}
        counts={{ found: found.length, all: answer.is.length }}
        onNew={() => open(NEW)}
        onPlanned={async (plan) => {
          await again()
          open(plan)
        }}
      />
      <div className={styles.columns} data-chosen={chosen !== ''}>
        <section className={styles.list} aria-label={t('list')}>
          {found.length === 0 ? (
            <div className={styles.nothing}>
              <EmptyState
                icon={<IconCalendarEvent size={48} />}
                title={both(isNarrowed ? 'noMatch' : 'none')}
                hint={both(isNarrowed ? 'fewer' : 'how')}
              />
            </div>
          ) : (
            <>
              <PlanListHead />
              <RowList
                id={LIST}
                label={t('list')}
                rows={found}
                idOf={idOf}
                height={ROW_PX}
                current={current}
                onCurrent={setCurrent}
                onOpen={open}
                draw={(row) => <PlanLine row={row} />}
              />
            </>
          )}
        </section>
        {chosen !== '' && (
          <PlanPanel
            key={chosen}
            row={answer.is.find(({ plan }) => plan.id === chosen) ?? null}
            isNew={chosen === NEW}
            onStored={async (plan) => {
              await again()
              if (plan !== chosen) go(plan)
            }}
            isDirty={isDirty}
            onDirty={setDirty}
            onClose={() => open('')}
          />
        )}
      </div>
      <Confirm
        opened={asked !== null}
        title={t('leave')}
        consequence={t('unsaved')}
        action={t('drop')}
        onConfirm={() => asked !== null && go(asked)}
        onClose={() => setAsked(null)}
      />
    </div>
  )
}
