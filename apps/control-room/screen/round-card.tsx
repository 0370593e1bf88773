import { text } from '#browser/kit'
import type { RoundState } from '#contract/console'
import { isSettled, progressOf } from '../state/rounds.ts'
import { RoundActions } from './round-actions.tsx'
import { RoundLinks } from './round-links.tsx'
import { RoundProgressBar } from './round-progress.tsx'
import { RoundSites } from './round-sites.tsx'
import { RoundWaiting } from './round-waiting.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'
import { dateOf, timeOf } from './vietnam-clock.ts'

const { useText } = text({
  running: { vi: 'Đang chạy', en: 'Running' },
  settled: { vi: 'Đã thử hết, chờ nơi vắng', en: 'All tested, waits for the absent' },
  done: { vi: 'Đã thử hết', en: 'All tested' },
  paused: { vi: 'Tạm dừng', en: 'Paused' },
  closed: { vi: '{proven}/{of} sẵn sàng', en: '{proven} of {of} ready' },
  by: { vi: '{by}, {date} {time}, {form}', en: '{by}, {date} {time}, {form}' },
  full: { vi: 'thử đầy đủ', en: 'full tests' },
  short: { vi: 'thử ngắn', en: 'short tests' },
})

/** One round: its name and state, and opened out how far it is and what it found. */
export function RoundCard({ state, open }: { state: RoundState; open: boolean }) {
  const t = useText()
  const desk = useDesk()
  const { round, loads } = state
  const progress = progressOf(round)
  const settled = progress.absent > 0 ? 'settled' : 'done'
  const word = round.state === 'running' && isSettled(round) ? settled : round.state
  const at = { date: dateOf(round.openedAt).slice(0, 5), time: timeOf(round.openedAt).slice(0, 5) }
  return (
    <li className={styles.card} data-round={round.id} data-state={round.state} data-open={open}>
      <button
        type="button"
        className={styles.name}
        aria-expanded={open}
        onClick={() => desk.rounds.chosen.set(round.id)}
      >
        <strong>{round.title}</strong>
        <span>{t(word, { proven: progress.proven, of: progress.of })}</span>
      </button>
      {open && (
        <>
          <p className={styles.line}>{t('by', { by: round.by, ...at, form: t(round.form) })}</p>
          <RoundProgressBar round={round} progress={progress} />
          {round.state !== 'closed' && <RoundLinks loads={loads} />}
          {round.state !== 'closed' && <RoundActions round={round} progress={progress} />}
          <RoundWaiting round={round} loads={loads} />
          <RoundSites round={round} />
        </>
      )}
    </li>
  )
}
