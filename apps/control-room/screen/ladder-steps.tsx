import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { LadderState } from '#contract/console'
import { type StepRow, shortTime, stepRows } from '../state/ladder.ts'
import { progressOf } from '../state/rounds.ts'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Các bước', en: 'Steps' },
  ahead: { vi: 'sắp tới', en: 'to come' },
  now: { vi: 'đang ở bước này', en: 'now' },
  over: { vi: 'đã qua', en: 'over' },
  tested: { vi: 'đã mở đợt', en: 'round opened' },
  round: { vi: 'đợt {proven}/{of} sẵn sàng', en: 'round {proven} of {of} ready' },
  told: { vi: 'đã báo {told} nơi', en: '{told} were told' },
})

/** The steps of a session's ladder: when, what each has brought about, how many were told. */
export function LadderSteps({ state }: { state: LadderState }) {
  const t = useText()
  const desk = useDesk()
  const now = useLive(desk.proofs.time, (at) => at)
  const rounds = useLive(desk.rounds.live, (all) => all)
  const words = ({ id, state: where, tested, told }: StepRow) => {
    const found = rounds.findLast(({ round }) => round.session === state.session && round.step === id)
    const progress = found && progressOf(found.round)
    const round = progress
      ? [t('round', { proven: progress.proven, of: progress.of })]
      : tested
        ? [t('tested')]
        : []
    return [t(where), ...round, ...(told > 0 ? [t('told', { told })] : [])].join(', ')
  }
  return (
    <ul className={styles.sites} aria-label={t('title')}>
      {stepRows(state, now).map((row) => (
        <li key={row.id} data-step={row.id} data-state={row.state}>
          <span>
            <strong>{row.id}</strong> {shortTime(row.beginsAt)}
            <small>{words(row)}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
