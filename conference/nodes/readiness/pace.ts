import { Refusal, type SiteId } from '#contract'
import type { Clock } from '#foundation/time'

/** How often each site may do a thing: so many times at once, then again after each `everyMs`. */
export interface Pace {
  /** Throws Refusal `message.too-many`. */
  take(site: SiteId): void
}

/** Keeps a few numbers for each site that did it. */
export function createPace({
  atOnce,
  everyMs,
  clock,
}: {
  atOnce: number
  everyMs: number
  clock: Clock
}): Pace {
  const left = new Map<SiteId, { times: number; at: number }>()
  return {
    take(site) {
      const now = clock.now()
      const before = left.get(site) ?? { times: atOnce, at: now }
      const times = Math.min(atOnce, before.times + Math.max(0, now - before.at) / everyMs)
      left.set(site, { times: times < 1 ? times : times - 1, at: now })
      if (times < 1)
        throw new Refusal('message.too-many', { seconds: Math.ceil(((1 - times) * everyMs) / 1000) })
    },
  }
}
