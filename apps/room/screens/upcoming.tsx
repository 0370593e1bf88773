import { IconCalendarEvent } from '@tabler/icons-react'
import { useState } from 'react'
import { useLanguage, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Room } from '../state/room.ts'
import { sessionTime, timeLeft, timeOfDay } from '../state/session-time.ts'
import styles from './upcoming.module.css'
import { InvitationAnswers } from './upcoming-answers.tsx'
import { InvitationFacts } from './upcoming-facts.tsx'
import { InvitationBadge } from './upcoming-state.tsx'
import { upcomingWords } from './upcoming-words.ts'

/** While no session runs: the next one that the site is invited to, what it asks for, and the site's answer. */
export function Upcoming({ room }: { room: Room }) {
  const t = upcomingWords.useText()
  const language = useLanguage()
  useNow()
  const invitations = useLive(room.facts, ({ calendar }) => calendar)
  const [chosen, choose] = useState<string | null>(null)
  // While a form is open the card stays with its session, unless that is cancelled: nobody answers another one by mistake.
  const [held, hold] = useState<string | null>(null)
  const answered = invitations.find(({ plan, state }) => plan === held && state.is !== 'cancelled')
  const shown = answered ?? invitations.find(({ plan }) => plan === chosen) ?? invitations[0]
  if (!shown) return null
  const { details, earlier } = shown
  return (
    <section className={styles.upcoming} aria-label={t('title')} data-plan={shown.plan}>
      <header className={styles.head}>
        <span className={styles.kicker}>
          <IconCalendarEvent size={24} aria-hidden /> {t('title')}
        </span>
        <InvitationBadge invitation={shown} />
      </header>
      <h2 className={styles.title}>{details.title}</h2>
      <p className={styles.when}>
        <strong>{sessionTime(details.startsAt, language)}</strong>
        <span>{timeLeft(details.startsAt, room.nodeNow(), language)}</span>
      </p>
      {earlier && (
        <p className={styles.earlier}>
          {t('earlier', { from: sessionTime(earlier.startsAt, language), to: timeOfDay(earlier.endsAt) })}
        </p>
      )}
      <InvitationFacts invitation={shown} />
      <InvitationAnswers
        key={shown.plan}
        room={room}
        invitation={shown}
        onForm={(isOpen) => hold(isOpen ? shown.plan : null)}
      />
      {invitations.length > 1 && (
        <nav className={styles.others} aria-label={t('others')}>
          {invitations
            .filter(({ plan }) => plan !== shown.plan)
            .map((each) => (
              <button key={each.plan} type="button" onClick={() => choose(each.plan)}>
                <span className={styles.otherTime}>{sessionTime(each.details.startsAt, language)}</span>
                <span className={styles.otherTitle}>{each.details.title}</span>
                <InvitationBadge invitation={each} />
              </button>
            ))}
        </nav>
      )}
      <p className={styles.hint}>{t('appears')}</p>
    </section>
  )
}
