import { text } from '#browser/kit'
import type { Round } from '#contract/readiness'
import { type RoundProgress, timeLeft } from '../state/rounds.ts'
import styles from './tests-panel.module.css'

const { useText } = text({
  proven: { vi: 'sẵn sàng', en: 'ready' },
  failed: { vi: 'không đạt', en: 'failed' },
  running: { vi: 'đang thử', en: 'under test' },
  waiting: { vi: 'chờ', en: 'waiting' },
  absent: { vi: 'vắng', en: 'absent' },
  of: { vi: 'trên {of} điểm cầu', en: 'of {of} sites' },
  left: { vi: 'Còn khoảng {minutes} phút', en: 'About {minutes} min left' },
  soon: { vi: 'Còn chưa tới một phút', en: 'Less than a minute left' },
  unknown: {
    vi: 'Đang thử những nơi đầu tiên, chưa rõ còn bao lâu',
    en: 'The first tests run: too early to say how long',
  },
})
const parts = ['proven', 'failed', 'running', 'waiting', 'absent'] as const

/** How many of its sites a round has proven, and how long it still takes. */
export function RoundProgressBar({ round, progress }: { round: Round; progress: RoundProgress }) {
  const t = useText()
  const shown = parts.filter((part) => progress[part] > 0 || part === 'proven')
  const words = shown.map((part) => `${progress[part]} ${t(part)}`).join(', ')
  return (
    <>
      <div className={styles.bar} role="img" aria-label={`${words} ${t('of', { of: progress.of })}`}>
        {parts.map((part) => (
          <i key={part} data-part={part} style={{ flex: `${progress[part]} 0 0` }} />
        ))}
      </div>
      <ul className={styles.counts} data-progress>
        {shown.map((part) => (
          <li key={part} data-part={part} data-count={progress[part]}>
            <b>{progress[part]}</b> {t(part)}
          </li>
        ))}
        <li>{t('of', { of: progress.of })}</li>
      </ul>
      <TimeLeft round={round} progress={progress} />
    </>
  )
}

function TimeLeft({ round, progress }: { round: Round; progress: RoundProgress }) {
  const t = useText()
  if (round.state !== 'running' || progress.running + progress.waiting === 0) return null
  const left = timeLeft(round)
  const minutes = left === null ? 0 : Math.ceil(left / 60_000)
  return (
    <p className={styles.line} data-left={left === null ? 'unknown' : minutes}>
      {left === null ? t('unknown') : minutes < 2 && left < 60_000 ? t('soon') : t('left', { minutes })}
    </p>
  )
}
