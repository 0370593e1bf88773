import type { SiteId } from '#contract'
import type { Planned } from '#contract/calendar'

const sets = new WeakMap<Planned, ReadonlySet<SiteId>>()

/** The invited of a plan to look one up in: made once as long as the plan stays as it is. */
export function invitedSet(planned: Planned): ReadonlySet<SiteId> {
  const known = sets.get(planned)
  if (known) return known
  const made = new Set(planned.sites)
  sets.set(planned, made)
  return made
}
