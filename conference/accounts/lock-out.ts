/**
 * What stands behind an attempt: a name from one address (`pair`), the name from wherever it is tried, the address
 * whatever names it tries; the code that is tried after the right password (`code`), from wherever.
 */
export type AttemptKind = 'pair' | 'name' | 'address' | 'code'

/** What is left of the failures of one of them, as of the last one. */
export interface Failures {
  /** Each failure adds one; it leaks away with time. */
  readonly level: number
  /** ms UTC. */
  readonly lastAt: number
}

interface Bound {
  /** As many may fail without delay: people mistype; many people sit behind one address. */
  readonly free: number
  readonly firstDelayMs: number
  /** Nobody is locked out for longer at once. */
  readonly longestDelayMs: number
  /** After so long one failure counts no more. */
  readonly leaksAfterMs: number
}

const minuteMs = 60_000

/**
 * A stranger who knows a name meets the bound of the pair; its owner, elsewhere, does not. The bound of the name is for
 * one who tries it from many addresses: it is high, and only delays. That of codes is for one who has the password: no
 * stranger meets it, so that it is low.
 */
const bounds: Record<AttemptKind, Bound> = {
  pair: { free: 5, firstDelayMs: 15_000, longestDelayMs: 15 * minuteMs, leaksAfterMs: 30 * minuteMs },
  name: { free: 50, firstDelayMs: 5000, longestDelayMs: 30_000, leaksAfterMs: 5 * minuteMs },
  address: { free: 30, firstDelayMs: 15_000, longestDelayMs: 5 * minuteMs, leaksAfterMs: 2 * minuteMs },
  code: { free: 10, firstDelayMs: 30_000, longestDelayMs: 15 * minuteMs, leaksAfterMs: 30 * minuteMs },
}

/** Beyond the free ones no more than these are remembered: what is longest has been reached. */
const mostBeyond = 15

/** From then on nothing is left of any failure. */
export const FORGOTTEN_AFTER_MS = Math.max(
  ...Object.values(bounds).map(({ free, leaksAfterMs }) => (free + mostBeyond) * leaksAfterMs),
)

/** What binds an attempt: where a person has signed in before, nothing that others did (U7). */
export const bindingKinds = (isKnownPair: boolean): readonly AttemptKind[] =>
  isKnownPair ? ['pair'] : ['pair', 'name', 'address', 'code']

/** How long after its last failure one has to wait, in ms: doubles with each failure beyond the free ones (U6). */
export function delayAfter(kind: AttemptKind, level: number): number {
  const { free, firstDelayMs, longestDelayMs } = bounds[kind]
  // What has not leaked away as a whole counts as a whole.
  const beyond = Math.ceil(level) - free
  return beyond < 0 ? 0 : Math.min(firstDelayMs * 2 ** Math.min(beyond, mostBeyond), longestDelayMs)
}

/** Until when no attempt is tried, ms UTC; null: one may be made now. */
export function lockedUntil(kind: AttemptKind, failures: Failures | undefined, now: number): number | null {
  // A clock that was put back would keep everybody waiting until it has caught up.
  if (!failures || failures.lastAt > now) return null
  const until = failures.lastAt + delayAfter(kind, failures.level)
  return until > now ? until : null
}

/** With one more. */
export function withFailure(kind: AttemptKind, failures: Failures | undefined, now: number): Failures {
  const { free, leaksAfterMs } = bounds[kind]
  const leaked = failures ? Math.max(0, now - failures.lastAt) / leaksAfterMs : 0
  const left = Math.max(0, (failures?.level ?? 0) - leaked)
  return { level: Math.min(left + 1, free + mostBeyond), lastAt: now }
}
