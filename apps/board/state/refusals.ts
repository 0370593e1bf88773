import type { ErrorCode } from '#contract'

/** What a board that nobody sits at does about a refusal. */
export type Remedy = 'reload' | 'retry'

export const RETRY_EVERY_MS = 30_000
const RELOAD_EVERY_MS = 60_000

/**
 * A page older than its node is loaded again, at most once a minute; else the node is asked again now and then: the
 * board may be signed in meanwhile. `reloadedAt`: Unix ms, 0: never.
 */
export function remedyFor(code: ErrorCode | string, reloadedAt: number, now: number): Remedy {
  return code === 'protocol.mismatch' && now - reloadedAt >= RELOAD_EVERY_MS ? 'reload' : 'retry'
}
