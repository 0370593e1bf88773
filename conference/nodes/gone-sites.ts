import { isWithin } from '#conference/sites/ids'
import type { NodeId, SiteId, SiteStatus } from '#contract'
import { absentStatus } from './roster.ts'

/** Remembers when the sites at or below a node were last there, while it runs (rule N30). */
export interface GoneSites {
  /** Looks at who is there now; whoever was and is not any more has gone at this moment. */
  look(roster: readonly SiteStatus[]): void
  /** The roster, and with it every site that was there and has gone, as absent since then. */
  withGone(roster: readonly SiteStatus[]): SiteStatus[]
}

/** `now`: Unix milliseconds. */
export function createGoneSites(node: NodeId, now: () => number): GoneSites {
  let here = new Set<SiteId>()
  const gone = new Map<SiteId, SiteStatus>()
  return {
    look(roster) {
      const before = here
      here = new Set(roster.filter(({ site }) => isWithin(site, node)).map(({ site }) => site))
      for (const site of here) gone.delete(site)
      for (const site of before) if (!here.has(site)) gone.set(site, absentStatus(site, now()))
    },
    withGone(roster) {
      const present = new Set(roster.map(({ site }) => site))
      return [...roster, ...[...gone.values()].filter(({ site }) => !present.has(site))]
    },
  }
}
