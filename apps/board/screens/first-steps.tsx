import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import styles from './list.module.css'
import { useRows } from './names.ts'
import { useBoard } from './use-board.ts'

const { useText } = text({
  title: { vi: 'Chưa kiểm thử', en: 'Nothing was tested yet' },
  open: {
    vi: 'Mở bàn điều khiển của cấp này, thẻ “Kiểm thử”.',
    en: 'Open the console of this tier, tab “Tests”.',
  },
  start: {
    vi: 'Bấm “Đợt kiểm thử mới”, rồi “Bắt đầu”: mọi điểm cầu đang mở trang được thử, mỗi nơi khoảng 30 giây.',
    en: 'Press “New round”, then “Start”: every site whose page is open is tested, about 30 s each.',
  },
  alone: {
    vi: 'Điểm cầu cũng tự thử được: bấm “Tự kiểm thử” trên trang của mình.',
    en: 'A site can also test itself, by the button on its own page.',
  },
})

/** No site has ever been tested, and no round is open. */
export function useIsUntried(): boolean {
  const rows = useRows()
  const rounds = useLive(useBoard().rounds, (now) => now)
  return (
    rounds.every(({ round }) => round.state === 'closed') &&
    [...rows.values()].every(({ provedAt, history }) => provedAt === null && history.length === 0)
  )
}

/** What to do when nothing was tested yet. */
export function FirstSteps() {
  const t = useText()
  return (
    <div className={styles.steps}>
      <p>{t('title')}</p>
      <ol>
        <li>{t('open')}</li>
        <li>{t('start')}</li>
        <li>{t('alone')}</li>
      </ol>
    </div>
  )
}
