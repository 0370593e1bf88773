import type { ReactNode } from 'react'
import type { SiteInvitation } from '#contract/calendar'
import { timeOfDay } from '../state/session-time.ts'
import styles from './upcoming.module.css'
import { upcomingWords } from './upcoming-words.ts'

/** What an invitation says beside its title and time; what it does not say takes no room. */
export function InvitationFacts({ invitation }: { invitation: SiteInvitation }) {
  const t = upcomingWords.useText()
  const { details, owner, chairAt, state, acknowledgement } = invitation
  const answer = acknowledgement?.answer
  const chair = [details.chair.name, chairAt].filter(Boolean).join(' – ')
  return (
    <dl className={styles.facts}>
      {state.is === 'cancelled' && <Fact name={t('cancelled')}>{state.reason || '–'}</Fact>}
      <Fact name={t('by')}>{details.organiser || owner.label}</Fact>
      {chair && <Fact name={t('chair')}>{chair}</Fact>}
      {details.requirements.length > 0 && (
        <Fact name={t('requirements')}>
          <ul>
            {details.requirements.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Fact>
      )}
      {details.agenda.length > 0 && (
        <Fact name={t('agenda')}>
          <ul className={styles.agenda}>
            {details.agenda.map(({ at, title, speaker }) => (
              <li key={`${at} ${title}`}>
                <b>{timeOfDay(at)}</b> {title}
                {speaker && <span className={styles.speaker}> ({speaker})</span>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {details.documents.length > 0 && <Fact name={t('documents')}>{details.documents.join('; ')}</Fact>}
      {answer?.is === 'received' && answer.attendees.length > 0 && (
        <Fact name={t('attending')}>
          {answer.attendees.map(({ name, post }) => (post ? `${name} (${post})` : name)).join('; ')}
        </Fact>
      )}
      {answer?.is === 'absent' && <Fact name={t('absent')}>{answer.reason}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
