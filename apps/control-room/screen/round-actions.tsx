import { useState } from 'react'
import { Confirm, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Round } from '#contract/readiness'
import { obstacleTo } from '../state/obstacle.ts'
import type { RoundProgress } from '../state/rounds.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk, useStanding } from './use-desk.ts'

const { useText } = text({
  pause: { vi: 'Tạm dừng', en: 'Pause' },
  resume: { vi: 'Chạy tiếp', en: 'Resume' },
  retest: { vi: 'Thử lại {count} nơi không đạt', en: 'Test the {count} failed again' },
  noFailed: { vi: 'Chưa có nơi nào không đạt', en: 'Nobody has failed' },
  close: { vi: 'Kết thúc', en: 'End' },
  ask: { vi: 'Kết thúc {title}?', en: 'End {title}?' },
  open: {
    vi: 'Còn {count} điểm cầu chưa được thử trong đợt này và sẽ không được thử nữa. Kết quả đã có được giữ lại.',
    en: '{count} sites were not tested in this round and will not be. What was found is kept.',
  },
})

/** What an operator orders of a round that goes on. */
export function RoundActions({ round, progress }: { round: Round; progress: RoundProgress }) {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const [asking, setAsking] = useState(false)
  const pending = useLive(desk.rounds.pending, (rounds) => rounds.has(round.id))
  const obstacle = obstacleTo('sites', useStanding())
  const blocked = obstacle && words(obstacle)
  const { id, title, state } = round
  const untested = progress.waiting + progress.running + progress.absent
  const close = () => void desk.rounds.close(id)
  return (
    <div className={styles.buttons}>
      <ReasonedButton
        size="compact-xs"
        variant="default"
        disabled={pending}
        reason={blocked}
        onClick={() => void (state === 'paused' ? desk.rounds.resume(id) : desk.rounds.pause(id))}
      >
        {t(state === 'paused' ? 'resume' : 'pause')}
      </ReasonedButton>
      <ReasonedButton
        size="compact-xs"
        variant="default"
        disabled={pending}
        reason={blocked ?? (progress.failed === 0 ? t('noFailed') : null)}
        onClick={() => void desk.rounds.retest(id, null)}
      >
        {t('retest', { count: progress.failed })}
      </ReasonedButton>
      <ReasonedButton
        size="compact-xs"
        variant="subtle"
        disabled={pending}
        reason={blocked}
        onClick={() => (untested > 0 ? setAsking(true) : close())}
      >
        {t('close')}
      </ReasonedButton>
      <Confirm
        opened={asking}
        title={t('ask', { title })}
        consequence={t('open', { count: untested })}
        action={t('close')}
        onConfirm={close}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}
