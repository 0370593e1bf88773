import { type SessionState, type SiteId, screenOf } from '#contract'
import { sitesOf } from './scene-change.ts'

/** What a session says about its sites, as far as they are looked for by it. */
export interface InSession {
  /** Who asks to speak, each with its place in the queue, from 1. */
  asking: ReadonlyMap<SiteId, number>
  onAir: ReadonlySet<SiteId>
}

export const noSession: InSession = { asking: new Map(), onAir: new Set() }

/** The same object while both are as they were, so that nothing is looked for again. */
export function inSessionAfter(before: InSession, session: SessionState | null): InSession {
  if (!session) return noSession
  const asking = session.floor.raised.map(({ site }) => site)
  const onAir = sitesOf(screenOf(session))
  const asBefore =
    asking.length === before.asking.size &&
    asking.every((site, at) => before.asking.get(site) === at + 1) &&
    onAir.length === before.onAir.size &&
    onAir.every((site) => before.onAir.has(site))
  if (asBefore) return before
  return { asking: new Map(asking.map((site, at) => [site, at + 1])), onAir: new Set(onAir) }
}
