import type { ImportPlan } from '#conference/directory'
import type { Entries } from '#conference/directory-store'
import { Refusal, type SiteId } from '#contract'
import type { SiteRecord } from '#contract/directory'
import type { Clock } from '#foundation/time'

/** What waits to be confirmed. */
export interface Kept<What> {
  id: string
  expiresAt: number
  is: What
}

export interface Previews<What> {
  keep(what: What): Kept<What>
  /** Takes it out: it is confirmed once. Throws Refusal `import.unknown`. */
  take(id: string): Kept<What>
  /** It could not be stored, and may be tried again. */
  putBack(kept: Kept<What>): void
}

/** Half an hour to look at it, milliseconds. */
const KEPT_MS = 30 * 60_000
/** The newest, of all consoles together. */
const KEPT = 8

export function createPreviews<What>(clock: Pick<Clock, 'now'>, newId: () => string): Previews<What> {
  let kept: readonly Kept<What>[] = []
  const fresh = () => kept.filter(({ expiresAt }) => clock.now() < expiresAt)
  return {
    keep(is) {
      const made = { id: newId(), expiresAt: clock.now() + KEPT_MS, is }
      kept = [...fresh(), made].slice(-KEPT)
      return made
    },
    take(id) {
      const found = fresh().find((each) => each.id === id)
      if (!found) throw new Refusal('import.unknown', { preview: id })
      kept = kept.filter((each) => each !== found)
      return found
    },
    putBack(again) {
      kept = [...kept, again].slice(-KEPT)
    },
  }
}

/** A plan of records, with the revision of each site that it changes as it was seen; 0: nothing was stored. */
export interface SeenPlan {
  plan: ImportPlan
  seen: ReadonlyMap<SiteId, number>
}

export const seenNow = (plan: ImportPlan, now: Entries): SeenPlan => ({
  plan,
  seen: new Map(plan.records.map(({ site }) => [site, now.get(site)?.revision ?? 0])),
})

/** The records of a plan, if none of its sites was changed since. Throws Refusal `directory.stale`. */
export function stillSeen(
  { plan, seen }: SeenPlan,
  now: Entries,
  labelOf: (site: SiteId) => string,
): readonly SiteRecord[] {
  for (const { site } of plan.records) {
    const entry = now.get(site)
    if ((entry?.revision ?? 0) !== seen.get(site))
      throw new Refusal('directory.stale', { site: labelOf(site), by: entry?.by ?? '' })
  }
  return plan.records
}
