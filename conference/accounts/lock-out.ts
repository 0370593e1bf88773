/** What stands behind an attempt: a sign-in name, or the address that it came from. */
export type AttemptKind = 'name' | 'address'

/** Failures of one name or address that were not followed by a sign-in. */
export interface Failures {
  readonly count: number
  /** ms UTC. */
  readonly lastAt: number
}

/** As many may fail without delay: people mistype; many people sit behind one address. */
const FREE: Record<AttemptKind, number> = { name: 5, address: 30 }
const FIRST_DELAY_MS = 15_000
/** Nobody is locked out for longer at once: a stranger who knows a name must not keep its owner out (U7). */
const LONGEST_DELAY_MS = 15 * 60_000
/** Failures so old count no more. */
export const FORGOTTEN_AFTER_MS = 24 * 3_600_000

/** How long after its last failure a name or address has to wait, in ms: doubles with each failure. */
export function delayAfter(kind: AttemptKind, count: number): number {
  const beyond = count - FREE[kind]
  return beyond < 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** Math.min(beyond, 20), LONGEST_DELAY_MS)
}

/** Until when no attempt is tried, ms UTC; null: one may be made now. */
export function lockedUntil(kind: AttemptKind, failures: Failures | undefined, now: number): number | null {
  if (!failures || failures.lastAt + FORGOTTEN_AFTER_MS <= now) return null
  const until = failures.lastAt + delayAfter(kind, failures.count)
  return until > now ? until : null
}

/** With one more. */
export function withFailure(failures: Failures | undefined, now: number): Failures {
  const isOld = !failures || failures.lastAt + FORGOTTEN_AFTER_MS <= now
  return { count: (isOld ? 0 : failures.count) + 1, lastAt: now }
}
