import { type Meaning, StateBadge } from '#browser/kit'
import type { SiteInvitation } from '#contract/calendar'
import { upcomingWords } from './upcoming-words.ts'

const meanings = {
  waiting: 'attention',
  outdated: 'attention',
  received: 'ready',
  absent: 'unknown',
  cancelled: 'unknown',
} as const satisfies Record<string, Meaning>

/** Where the invitation stands, in a word. */
export function InvitationBadge({ invitation: { state, standing } }: { invitation: SiteInvitation }) {
  const t = upcomingWords.useText()
  const word = state.is === 'cancelled' ? 'cancelled' : standing
  return <StateBadge meaning={meanings[word]}>{t(word)}</StateBadge>
}
