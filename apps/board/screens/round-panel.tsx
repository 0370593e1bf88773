import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { LinkLoad } from '#contract/readiness'
import { formatVietnamTime } from '#foundation/time'
import { lastedFor } from '../state/durations.ts'
import { busiest, type Progress, progressOf, roundShown, shareOf } from '../state/rounds.ts'
import { isWithin, type Sign as Kind, withoutProvince } from '../state/tiles.ts'
import { useNames } from './names.ts'
import { count, megabits } from './numbers.ts'
import panel from './panel.module.css'
import styles from './round-panel.module.css'
import { Sign } from './sign.tsx'
import { useBoard, useNodeNow } from './use-board.ts'

const { useText } = text({
  running: { vi: 'đang chạy {lasted}', en: 'running for {lasted}' },
  paused: { vi: 'TẠM DỪNG, mở {lasted} trước', en: 'PAUSED, opened {lasted} ago' },
  closed: { vi: 'đã kết thúc', en: 'ended' },
  by: { vi: '{by}, từ {at}', en: '{by}, since {at}' },
  others: { vi: 'và {count} đợt khác đang mở', en: 'and {count} more rounds' },
  done: { vi: '{done}/{of} xong', en: '{done}/{of} done' },
  proven: { vi: 'đạt', en: 'proven' },
  failed: { vi: 'không đạt', en: 'failed' },
  testing: { vi: 'đang thử', en: 'under test' },
  waiting: { vi: 'chờ', en: 'waiting' },
  absent: { vi: 'vắng', en: 'absent' },
  access: { vi: 'Đường tới điểm cầu', en: 'Line to the sites' },
  uplink: { vi: 'Đường lên trung ương', en: 'Uplink' },
  of: { vi: '{link}, {node}', en: '{link}, {node}' },
  load: {
    vi: '↑ {up}/{upBudget} ↓ {down}/{downBudget} Mbit/s',
    en: '↑ {up}/{upBudget} ↓ {down}/{downBudget} Mbit/s',
  },
  otherLinks: { vi: 'và {count} đường khác, ít tải hơn', en: 'and {count} other links, less loaded' },
})

const parts = ['proven', 'failed', 'testing', 'waiting', 'absent'] as const
const signs: Record<(typeof parts)[number], Kind> = {
  ...{ proven: 'acceptable', failed: 'fail', testing: 'testing', waiting: 'untested', absent: 'absent' },
}

/** The round of tests that runs, or waits: how far it is, and what it takes of the links. Nothing when there is none. */
export function RoundPanel() {
  const t = useText()
  const language = useLanguage()
  const now = useNodeNow()
  const board = useBoard()
  const unit = useLive(board.unit, (id) => id)
  const found = roundShown(useLive(board.rounds, (all) => all))
  if (!found) return null
  const { round, loads } = found.shown
  const progress = progressOf({ sites: round.sites.filter(({ site }) => isWithin(site, unit)) })
  const lasted = lastedFor(now - round.openedAt)[language]
  return (
    <section className={panel.panel} data-round={round.state}>
      <div className={panel.head}>
        <h2>
          {round.title} <small className={styles.state}>{t(round.state, { lasted })}</small>
        </h2>
        <small className={styles.by}>
          {t('by', { by: round.by, at: formatVietnamTime(round.openedAt).slice(11, 16) })}
          {found.others > 0 && `, ${t('others', { count: found.others })}`}
        </small>
      </div>
      <Bar progress={progress} />
      <div className={styles.parts}>
        <strong>
          {t('done', {
            done: count(progress.proven + progress.failed, language),
            of: count(progress.of, language),
          })}
        </strong>
        {parts.map((part) => (
          <span key={part} data-dim={progress[part] === 0}>
            <Sign kind={signs[part]} />
            {count(progress[part], language)} {t(part)}
          </span>
        ))}
      </div>
      <Loads loads={loads.filter(({ node }) => isWithin(node, unit))} />
    </section>
  )
}

function Bar({ progress }: { progress: Progress }) {
  return (
    <div className={styles.bar} aria-hidden>
      {parts.map((part) => (
        <span key={part} data-part={part} style={{ flexGrow: progress[part] }} />
      ))}
    </div>
  )
}

const LINKS_SHOWN = 2

function Loads({ loads }: { loads: readonly LinkLoad[] }) {
  const t = useText()
  const language = useLanguage()
  const nameOf = useNames()
  const self = useLive(useBoard().greeting, (greeting) => greeting?.id)
  const { shown, others } = busiest(loads, LINKS_SHOWN)
  const nameOfLink = ({ kind, node }: LinkLoad) =>
    node === self ? t(kind) : t('of', { link: t(kind), node: withoutProvince(nameOf(node)) })
  return (
    <ul className={styles.loads}>
      {shown.map((load) => (
        <li key={`${load.kind} ${load.node}`}>
          <span>{nameOfLink(load)}</span>
          <strong>{Math.round(shareOf(load) * 100)} %</strong>
          <small>
            {t('load', {
              ...{ up: megabits(load.usedUpKbps, language), upBudget: megabits(load.upKbps, language) },
              ...{
                down: megabits(load.usedDownKbps, language),
                downBudget: megabits(load.downKbps, language),
              },
            })}
          </small>
        </li>
      ))}
      {others > 0 && <li>{t('otherLinks', { count: others })}</li>}
    </ul>
  )
}
