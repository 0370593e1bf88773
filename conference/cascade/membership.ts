import { homeNode, isWithin } from '#conference/sites/ids'
import type { SessionState, SiteId } from '#contract'
import { depthOf } from './tree.ts'

/** Sessions in the order in which they claim sites: the one owned highest first, then as listed. */
export function sessionsByAuthority(sessions: readonly SessionState[]): SessionState[] {
  return [...sessions].sort((a, b) => depthOf(a.owner) - depthOf(b.owner))
}

/**
 * The session that a site takes part in: the first whose owner is the site's home or above it; where the site's tier
 * has a part of it, that part (K2). In a part the whole session is heard as well: its open microphones stand first.
 */
export function sessionOfSite(site: SiteId, sessions: readonly SessionState[]): SessionState | null {
  const whole = wholeSessionOfSite(site, sessions)
  const part = whole && partOfSite(site, whole, sessions)
  return part ? withSoundOf(whole, part) : whole
}

/** The same, but for its own tier's part of it: what the tier above shows and says of the site. */
export function wholeSessionOfSite(site: SiteId, sessions: readonly SessionState[]): SessionState | null {
  const home = homeNode(site)
  const whole = sessions.filter(({ partOf }) => partOf === null)
  return sessionsByAuthority(whole).find(({ owner }) => isWithin(home, owner)) ?? null
}

const partOfSite = (site: SiteId, { id }: SessionState, sessions: readonly SessionState[]) =>
  sessions.find(({ partOf, owner }) => partOf === id && isWithin(homeNode(site), owner))

/** As many microphones as one session can have open. */
const mostOpen = 64

function withSoundOf({ floor }: SessionState, part: SessionState): SessionState {
  const open = [...new Set([...floor.open, ...part.floor.open])].slice(0, mostOpen)
  return open.length === part.floor.open.length ? part : { ...part, floor: { ...part.floor, open } }
}
