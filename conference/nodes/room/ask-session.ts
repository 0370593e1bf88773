import { sessionOfSite } from '#conference/cascade'
import type { SessionState, SiteId } from '#contract'
import type { SiteCommand } from '#contract/room'
import type { RoomCaller, RoomParts } from './parts.ts'

/** What a site asks of its session: to speak, to answer an invitation, to close its own microphone (rule N16). */
export const askSession = (op: SiteCommand) => async (parts: RoomParts, caller: RoomCaller) => {
  await parts.askSession(op, caller.site)
  return {}
}

/** The session that the site takes part in; its own microphone it closes wherever it is open, its content wherever it is shown. */
export function sessionsAsked(
  op: SiteCommand,
  site: SiteId,
  sessions: readonly SessionState[],
): SessionState[] {
  if (op === 'microphone.close') return sessions.filter(({ floor }) => floor.open.includes(site))
  if (op === 'content.stop') return sessions.filter(({ presenter }) => presenter === site)
  if (op === 'cue.leave') return sessions.filter(({ cues }) => cues.some((cue) => cue.site === site))
  const session = sessionOfSite(site, sessions)
  return session ? [session] : []
}
