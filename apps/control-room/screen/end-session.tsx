import { IconPlayerStop } from '@tabler/icons-react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { EndSessionQuestion } from '#browser/meeting'
import type { SessionState } from '#contract'
import { canEnd } from '../state/control.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './top-bar.module.css'
import { useDesk, useStanding } from './use-desk.ts'

const { useText } = text({ end: { vi: 'Kết thúc phiên…', en: 'End the session…' } })

/**
 * Ends the session that the console works in, of its own tier, after a question in the words of what follows (R86). Where
 * there is no room for its words they are told on pointing, and stand in the menu of Q.
 */
export function EndSession({ session }: { session: SessionState }) {
  const t = useText()
  const words = useObstacleWords()
  const { ending } = useDesk()
  const standing = useStanding()
  const pending = useLive(ending.pending, (now) => now.has(session.id))
  const asked = useLive(ending.asked, (now) => now)
  if (!canEnd(session, standing.node)) return null
  const obstacle = obstacleTo('display', standing)
  return (
    <>
      <ReasonedButton
        variant="subtle"
        color="gray"
        h={18}
        px={4}
        fz={12}
        fw={400}
        reason={obstacle && words(obstacle)}
        reasonAt="bottom"
        loading={pending}
        aria-label={t('end')}
        title={t('end')}
        onClick={() => ending.ask(session)}
      >
        <IconPlayerStop size={14} aria-hidden />
        <span className={styles.endWords}>{t('end')}</span>
      </ReasonedButton>
      {asked?.session.id === session.id && (
        <EndSessionQuestion
          opened
          title={asked.session.title}
          end={asked.end}
          connected={asked.connected}
          onConfirm={() => void ending.end()}
          onClose={ending.letGo}
        />
      )}
    </>
  )
}
