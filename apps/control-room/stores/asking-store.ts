import { createLive, type Live } from '#browser/live-state'
import type { Asking } from '../state/site-filter.ts'
import { currentOf, type SessionsState } from './session-store.ts'

/** The sites that ask to speak in the session at hand; another set only when they are others. */
export function createAskingStore(sessions: Live<SessionsState>): Live<Asking> {
  const live = createLive<Asking>(new Set())
  sessions.subscribe((now) => {
    const raised = currentOf(now)?.floor.raised.map(({ site }) => site) ?? []
    const before = live.get()
    if (raised.length !== before.size || raised.some((site) => !before.has(site))) live.set(new Set(raised))
  })
  return live
}
