import { Button } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useLanguage, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { formatVietnamTime } from '#foundation/time'
import type { Room } from '../state/room.ts'
import { duration, turnOf } from '../state/turn.ts'
import styles from './turn.module.css'
import { turnWords } from './turn-words.ts'

/** `HH:mm` in Vietnam. */
export const clockTime = (ms: number): string => formatVietnamTime(ms).slice(11, 16)

/** Where this site stands with speaking now. */
export function useTurn(room: Room) {
  const putAside = useLive(room.putAside, (at) => at)
  const facts = useLive(room.facts, (now) => now)
  return turnOf(facts, putAside)
}

/** Asks to speak, shows the place in the queue, how long one speaks, and who closed the microphone. */
export function TurnControls({ room }: { room: Room }) {
  const t = turnWords.useText()
  const language = useLanguage()
  const turn = useTurn(room)
  const refusal = useLive(room.refusal, (error) => error)
  return (
    <>
      {turn.kind === 'speaking' && turn.since !== null && <SpeakingFor room={room} since={turn.since} />}
      {turn.kind === 'asking' && (
        <p className={styles.place} role="status">
          {t('place', { place: turn.place })}
        </p>
      )}
      {turn.kind === 'listening' && turn.closedBy && (
        <div className={styles.closedBy} role="alert">
          <span>{t('closedBy', { by: turn.closedBy.by, time: clockTime(turn.closedBy.at) })}</span>
          <Button size="xs" variant="default" onClick={room.putClosingAside}>
            {t('putAside')}
          </Button>
        </div>
      )}
      {refusal && (
        <p className={styles.closedBy} role="alert">
          {refusal.message[language]}
        </p>
      )}
      {(turn.kind === 'asking' || turn.kind === 'listening') && (
        <Button
          size="lg"
          fullWidth
          variant={turn.kind === 'asking' ? 'default' : 'filled'}
          leftSection={<IconHandStop size={22} aria-hidden />}
          onClick={() => room.ask(turn.kind === 'asking' ? 'hand.lower' : 'hand.raise')}
        >
          {t(turn.kind === 'asking' ? 'lower' : 'raise')}
        </Button>
      )}
    </>
  )
}

function SpeakingFor({ room, since }: { room: Room; since: number }) {
  const t = turnWords.useText()
  useNow()
  return (
    <span className={styles.speakingFor}>
      {t('speakingFor', { duration: duration(room.nodeNow() - since) })}
    </span>
  )
}
