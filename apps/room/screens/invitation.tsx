import { Button } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Room } from '../state/room.ts'
import styles from './turn.module.css'
import { clockTime, useTurn } from './turn-controls.tsx'
import { turnWords } from './turn-words.ts'

/** Fills the desk while the site is invited to speak: nothing else matters then. */
export function Invitation({ room }: { room: Room }) {
  const t = turnWords.useText()
  const language = useLanguage()
  const turn = useTurn(room)
  const refusal = useLive(room.refusal, (error) => error)
  if (turn.kind !== 'invited') return null
  return (
    <section className={styles.invitation} role="alertdialog" aria-label={t('invitedTitle')}>
      <IconMicrophone size={72} aria-hidden />
      <h2 className={styles.invitationTitle}>{t('invitedTitle')}</h2>
      <p>{t('invitedBy', { by: turn.by, time: clockTime(turn.at) })}</p>
      {refusal && <p className={styles.closedBy}>{refusal.message[language]}</p>}
      <Button size="xl" fullWidth color="on-air" onClick={() => room.ask('invitation.accept')}>
        {t('accept')}
      </Button>
      <Button size="lg" fullWidth variant="default" onClick={() => room.ask('invitation.decline')}>
        {t('decline')}
      </Button>
    </section>
  )
}
