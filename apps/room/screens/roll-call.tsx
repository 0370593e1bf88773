import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Room } from '../state/room.ts'
import styles from './turn.module.css'

const { useText } = text({
  title: { vi: 'Điểm danh', en: 'Roll call' },
  heard: { vi: 'Có mặt – nghe rõ', en: 'Here, we hear well' },
  'no-sound': { vi: 'Có mặt – không nghe được', en: 'Here, we hear nothing' },
  absent: { vi: 'Vắng', en: 'Absent' },
  answered: { vi: 'Đã ghi: {answer}', en: 'Noted: {answer}' },
})

/** While the roll is called: the question, what was answered, and the two answers that a site can give itself. */
export function RollCall({ room }: { room: Room }) {
  const t = useText()
  const asked = useLive(room.facts, (facts) => facts.rollCall)
  if (!asked) return null
  const { question, answer } = asked
  return (
    <section className={styles.rollCall} role="status" aria-label={t('title')}>
      <strong>
        <IconChecklist size={20} aria-hidden /> {t('title')}
      </strong>
      {question && <span>{question}</span>}
      {answer && <b>{t('answered', { answer: t(answer) })}</b>}
      {(['heard', 'no-sound'] as const)
        .filter((each) => each !== answer)
        .map((each) => (
          <Button
            key={each}
            size={answer ? 'xs' : 'md'}
            fullWidth
            px={8}
            color={each === 'heard' ? 'ready' : 'gray'}
            variant={answer || each === 'no-sound' ? 'default' : 'filled'}
            onClick={() => room.answerRollCall(each)}
          >
            {t(each)}
          </Button>
        ))}
    </section>
  )
}
