import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import { newestOf } from '../edge/roll-call.ts'
import { isWithin } from '../state/home.ts'
import { type Asked, byProvince, rowsOf, sitesAsked, tallyOf } from '../state/roll-call.ts'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './roll-call-panel.module.css'
import { RollCallRowView } from './roll-call-row.tsx'
import { useDesk, useLabels, useObstacle, useSession } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  title: { vi: 'Điểm danh', en: 'Roll call' },
  question: { vi: 'Câu hỏi (không bắt buộc)', en: 'Question (optional)' },
  open: { vi: 'Bắt đầu điểm danh', en: 'Call the roll' },
  asked: { vi: 'Hỏi ai', en: 'Who is asked' },
  all: { vi: 'Tất cả điểm cầu (Shift+R)', en: 'Every site (Shift+R)' },
  below: { vi: 'Mọi điểm cầu của {unit}', en: 'Every site of {unit}' },
  shown: { vi: '{count} điểm cầu đang lọc trên tường', en: 'The {count} sites that the wall shows' },
  nobody: { vi: 'Không có điểm cầu nào của phiên trong số này', en: 'None of these is in the session' },
  close: { vi: 'Kết thúc', en: 'End' },
  hint: {
    vi: 'Trang của điểm cầu hỏi “Có mặt – nghe rõ / không nghe được”. Kết quả được giữ lại.',
    en: 'The page of each site asks whether it is there and hears. The result is kept.',
  },
  tally: {
    vi: '{heard} nghe rõ · {noSound} không nghe · {absent} vắng · {none} chưa trả lời',
    en: '{heard} hear · {noSound} no sound · {absent} absent · {none} open',
  },
  province: { vi: '{name}: {answered}/{total}', en: '{name}: {answered}/{total}' },
  ended: { vi: 'Kết thúc lúc {at}', en: 'Ended at {at}' },
  onlyOpen: { vi: 'Chỉ nơi chưa trả lời', en: 'Only those without an answer' },
  reason: { vi: 'Lý do vắng (ghi cùng nút Vắng)', en: 'Reason of absence' },
  more: { vi: 'và {count} điểm cầu nữa; lọc để thu gọn', en: 'and {count} more sites' },
})

/** Rows that are drawn; of a national roll call the filter leaves fewer. */
const SHOWN = 150

/** Who is there: counts by province, every site, and what an operator notes for it. */
export function RollCallPanel() {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const labels = useLabels()
  const session = useSession()
  const obstacle = useObstacle('floor')
  const all = useLive(desk.rollCalls.live, (states) => states)
  const registry = useLive(desk.registry, (state) => (state.kind === 'ready' ? state : null))
  const owner = session?.owner
  const [asked, setAsked] = useState<Asked>('all')
  const unit = useLive(desk.view.live, ({ filter, row }) => filter.unit ?? row) ?? owner ?? 'VN'
  const wall = useLive(desk.wall.live, (now) => now.sites)
  const sites = useMemo(() => {
    const ofSession = Object.keys(labels).filter((site) => owner && isWithin(site, owner))
    return sitesAsked(asked, { unit, shown: wall, session: ofSession })
  }, [asked, unit, wall, labels, owner])
  const [question, setQuestion] = useState('')
  const [reason, setReason] = useState('')
  const [onlyOpen, setOnlyOpen] = useState(false)
  const state = newestOf(all, session?.id)
  const running = state !== null && state.call.endedAt === null
  const rows = useMemo(() => (state ? rowsOf(state, Object.keys(labels)) : []), [state, labels])
  const tally = tallyOf(rows)
  const shown = onlyOpen ? rows.filter(({ answer }) => answer === null) : rows
  const blocked = obstacle && words(obstacle)
  return (
    <section className={panel.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{t('title')}</h2>
        {state?.call.endedAt && (
          <span className={panel.count}>{t('ended', { at: timeOf(state.call.endedAt) })}</span>
        )}
      </header>
      {!running && (
        <div className={styles.form}>
          <p className={styles.hint}>{t('hint')}</p>
          <TextInput
            size="xs"
            maxLength={300}
            placeholder={t('question')}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          <Select
            size="xs"
            label={t('asked')}
            data={[
              { value: 'all', label: t('all') },
              { value: 'below', label: t('below', { unit: nameOf(labels, unit) }) },
              { value: 'shown', label: t('shown', { count: wall.length }) },
            ]}
            value={asked}
            allowDeselect={false}
            onChange={(value) => setAsked(value === 'below' || value === 'shown' ? value : 'all')}
          />
          <ReasonedButton
            size="xs"
            reason={blocked ?? (registry ? null : t('hint')) ?? (sites?.length === 0 ? t('nobody') : null)}
            onClick={() => void desk.rollCalls.open(question, sites)}
          >
            {t('open')}
          </ReasonedButton>
        </div>
      )}
      {state && (
        <>
          {state.call.question && <p className={panel.hint}>{state.call.question}</p>}
          <p className={styles.tally} data-tally>
            {t('tally', { ...tally, noSound: tally['no-sound'] })}
          </p>
          <ul className={styles.provinces}>
            {byProvince(rows).map(({ province, tally: part }) => {
              const total = part.heard + part['no-sound'] + part.absent + part.none
              const name = nameOf(labels, province)
              return (
                <li key={province} data-complete={part.none === 0}>
                  {t('province', { name, answered: total - part.none, total })}
                </li>
              )
            })}
          </ul>
          <div className={styles.form}>
            <Switch
              size="xs"
              label={t('onlyOpen')}
              checked={onlyOpen}
              onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
            />
            {running && (
              <>
                <TextInput
                  size="xs"
                  maxLength={300}
                  placeholder={t('reason')}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
                <Button
                  size="xs"
                  variant="default"
                  disabled={blocked !== null}
                  onClick={() => void desk.rollCalls.close()}
                >
                  {t('close')}
                </Button>
              </>
            )}
          </div>
          <ul className={panel.list} data-roll>
            {shown.slice(0, SHOWN).map((row) => (
              <RollCallRowView
                key={row.site}
                row={row}
                running={running}
                onNote={(presence) =>
                  void desk.rollCalls.note(
                    row.site,
                    presence,
                    presence === 'absent' && reason.trim() ? reason.trim() : null,
                  )
                }
              />
            ))}
          </ul>
          {shown.length > SHOWN && <p className={panel.hint}>{t('more', { count: shown.length - SHOWN })}</p>}
        </>
      )}
    </section>
  )
}
