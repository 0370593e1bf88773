import { useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { EndSessionQuestion } from '#browser/meeting'
import type { SessionState } from '#contract'
import type { AskedEnd } from '../edge/ending.ts'
import { canEnd } from '../state/control.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import { useDesk, useStanding } from './use-desk.ts'

const { useText } = text({ end: { vi: 'Kết thúc phiên…', en: 'End the session…' } })

/** Ends the session that the console works in, of its own tier, after a question in the words of what follows (R86). */
export function EndSession({ session }: { session: SessionState }) {
  const t = useText()
  const words = useObstacleWords()
  const { ending } = useDesk()
  const standing = useStanding()
  const pending = useLive(ending.pending, (now) => now.has(session.id))
  const [asked, setAsked] = useState<AskedEnd | null>(null)
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
        onClick={() => setAsked(ending.about(session))}
      >
        {t('end')}
      </ReasonedButton>
      {asked && (
        <EndSessionQuestion
          opened
          title={asked.session.title}
          end={asked.end}
          connected={asked.connected}
          onConfirm={() => void ending.end(asked.session.id)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
