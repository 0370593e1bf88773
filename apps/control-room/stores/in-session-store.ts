import { createLive, type Live } from '#browser/live-state'
import { type InSession, inSessionAfter, noSession } from '../state/in-session.ts'
import { currentOf, type SessionsState } from './session-store.ts'

/** Who asks to speak and who is on air in the session at hand; another object only when they are others. */
export function createInSessionStore(sessions: Live<SessionsState>): Live<InSession> {
  const live = createLive<InSession>(noSession)
  sessions.subscribe((now) => live.update((before) => inSessionAfter(before, currentOf(now))))
  return live
}
