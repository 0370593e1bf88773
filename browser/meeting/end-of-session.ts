import type { SessionState } from '#contract'

/** What its end means for the sites of a whole session. */
export type EndOfSession =
  /** They leave: no other session runs. */
  | { sites: 'leave' }
  /** They leave it for the one that runs beside it. */
  | { sites: 'go-on'; other: SessionState }
  /** They are in another one, and stay there. */
  | { sites: 'stay'; other: SessionState }

const wholeOf = (sessions: readonly SessionState[]) => sessions.filter(({ partOf }) => partOf === null)

/**
 * The session that sites are in, of those that a node tells in its order: of the tiers above first, then as they were
 * opened. Null: none runs.
 */
export const sessionOfSites = (sessions: readonly SessionState[]): SessionState | null =>
  wholeOf(sessions)[0] ?? null

/** What follows for sites when `session` ends, of those that a node tells in its order. */
export function endOfSession(session: string, sessions: readonly SessionState[]): EndOfSession {
  const now = sessionOfSites(sessions)
  if (now && now.id !== session) return { sites: 'stay', other: now }
  const [next] = wholeOf(sessions).filter(({ id }) => id !== session)
  return next ? { sites: 'go-on', other: next } : { sites: 'leave' }
}
