import { type SessionState, type SiteId, screenOf } from '#contract'
import { sitesOf } from './scene-change.ts'

/** What a session says about its sites, as far as they are looked for by it. */
export interface InSession {
  /** Who asks to speak, each with its place in the queue, from 1. */
  asking: ReadonlyMap<SiteId, number>
  onAir: ReadonlySet<SiteId>
  /** Whose microphones are open. */
  open: ReadonlySet<SiteId>
}

export const noSession: InSession = { asking: new Map(), onAir: new Set(), open: new Set() }

/** The same object while both are as they were, so that nothing is looked for again. */
export function inSessionAfter(before: InSession, session: SessionState | null): InSession {
  if (!session) return noSession
  const asking = session.floor.raised.map(({ site }) => site)
  const onAir = sitesOf(screenOf(session))
  const { open } = session.floor
  const asBefore =
    asking.length === before.asking.size &&
    asking.every((site, at) => before.asking.get(site) === at + 1) &&
    isSet(before.onAir, onAir) &&
    isSet(before.open, open)
  if (asBefore) return before
  return {
    asking: new Map(asking.map((site, at) => [site, at + 1])),
    onAir: new Set(onAir),
    open: new Set(open),
  }
}

const isSet = (set: ReadonlySet<SiteId>, sites: readonly SiteId[]): boolean =>
  sites.length === set.size && sites.every((site) => set.has(site))
