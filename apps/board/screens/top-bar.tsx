import { IconArrowsUpDown, IconPlugConnectedX } from '@tabler/icons-react'
import { LanguageSwitch, text, useLanguage, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { formatVietnamTime } from '#foundation/time'
import { ageOf } from '../state/durations.ts'
import styles from './top-bar.module.css'
import { useBoard, useNodeNow } from './use-board.ts'

const { useText } = text({
  board: { vi: 'Bảng theo dõi', en: 'Readiness board' },
  lost: { vi: 'MẤT KẾT NỐI – SỐ LIỆU CŨ {age}', en: 'CONNECTION LOST – FIGURES ARE {age} OLD' },
  of: {
    vi: 'Đang thấy là lúc {at}. Bảng tự nối lại; quá 1 phút thì kiểm tra mạng của máy này.',
    en: 'What you see is of {at}. The board reconnects; after a minute check this computer’s network.',
  },
  live: { vi: 'Số liệu trực tiếp', en: 'Live figures' },
  up: { vi: 'Thông với {peer}', en: 'Linked to {peer}' },
  down: { vi: 'Mất liên lạc với {peer} từ {at}', en: 'No link to {peer} since {at}' },
})

/** Whose board, whether it is so now, the time. */
export function TopBar() {
  const t = useText()
  const board = useBoard()
  const label = useLive(board.greeting, (greeting) => greeting?.label ?? '')
  const unit = useLive(board.unit, (id) => id)
  const registry = useLive(board.registry, (state) => (state.kind === 'ready' ? state.index : null))
  const freshness = useLive(board.freshness, (now) => now)
  const isOld = freshness.kind === 'old'
  return (
    <header className={styles.bar} data-old={isOld}>
      {freshness.kind === 'old' ? (
        <Outage asOf={freshness.asOf} />
      ) : (
        <>
          <h1>
            {label}
            {unit !== null && ` › ${registry?.byId.get(unit)?.name ?? unit}`}{' '}
            <span className={styles.sub}>{t('board')}</span>
          </h1>
          <Uplink />
        </>
      )}
      <Clock />
      <LanguageSwitch />
    </header>
  )
}

function Outage({ asOf }: { asOf: number }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const ahead = useLive(useBoard().ahead, (ms) => ms)
  const at = formatVietnamTime(asOf + ahead).slice(11)
  return (
    <div className={styles.outage} role="alert">
      <IconPlugConnectedX aria-hidden />
      <p>
        <strong>{t('lost', { age: ageOf(now - asOf)[language] })}</strong>
        <span>{t('of', { at })}</span>
      </p>
    </div>
  )
}

/** A province says whether the centre can be reached: without it nothing is proven there. */
function Uplink() {
  const t = useText()
  const board = useBoard()
  const parent = useLive(board.greeting, (greeting) => greeting?.parent ?? null)
  const link = useLive(board.links, (links) => links.find(({ peer }) => peer === parent))
  if (!link) return <span className={styles.state}>{t('live')}</span>
  const isUp = link.presence === 'up'
  return (
    <span className={styles.state} data-away={!isUp}>
      {isUp ? <IconArrowsUpDown aria-hidden /> : <IconPlugConnectedX aria-hidden />}
      {isUp
        ? t('up', { peer: link.label })
        : t('down', { peer: link.label, at: formatVietnamTime(link.since).slice(11, 16) })}
    </span>
  )
}

function Clock() {
  const now = formatVietnamTime(useNodeNow())
  return (
    <time className={styles.clock}>
      <span className={styles.date}>{now.slice(0, 10)}</span>
      {now.slice(11)}
    </time>
  )
}
