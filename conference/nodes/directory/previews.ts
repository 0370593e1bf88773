import type { ImportPlan } from '#conference/directory'
import type { Entries } from '#conference/directory-store'
import { Refusal, type SiteId } from '#contract'
import type { SiteRecord } from '#contract/directory'
import type { Clock } from '#foundation/time'

/** A plan that waits to be confirmed, with what was stored when it was made. */
export interface Preview {
  id: string
  expiresAt: number
  plan: ImportPlan
  /** Revision of each site that it changes; 0: nothing was stored. */
  seen: ReadonlyMap<SiteId, number>
}

export interface Previews {
  keep(plan: ImportPlan, now: Entries): Preview
  /** Takes it out: it is confirmed once. Throws Refusal `import.unknown`. */
  take(id: string): Preview
  /** It could not be stored, and may be tried again. */
  putBack(preview: Preview): void
}

/** Half an hour to look at it, milliseconds. */
const KEPT_MS = 30 * 60_000
/** The newest, of all consoles together. */
const KEPT = 8

export function createPreviews(clock: Pick<Clock, 'now'>, newId: () => string): Previews {
  let kept: readonly Preview[] = []
  const fresh = () => kept.filter(({ expiresAt }) => clock.now() < expiresAt)
  return {
    keep(plan, now) {
      const seen = new Map(plan.records.map(({ site }) => [site, now.get(site)?.revision ?? 0]))
      const preview = { id: newId(), expiresAt: clock.now() + KEPT_MS, plan, seen }
      kept = [...fresh(), preview].slice(-KEPT)
      return preview
    },
    take(id) {
      const found = fresh().find((each) => each.id === id)
      if (!found) throw new Refusal('import.unknown', { preview: id })
      kept = kept.filter((each) => each !== found)
      return found
    },
    putBack(preview) {
      kept = [...kept, preview]
    },
  }
}

/** The records of a preview, if none of its sites was changed since. Throws Refusal `directory.stale`. */
export function stillSeen(
  { plan, seen }: Preview,
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
