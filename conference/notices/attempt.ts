import type { NoticeFault, NoticeState } from '#contract/notices'

/** What came of an attempt, as the sender of a channel tells it. */
export type Outcome =
  | { is: 'taken' }
  /** `again`: the same may succeed later; `channel`: it would fail for every other notice as well. */
  | { is: 'not-taken'; fault: NoticeFault; detail: string; again: boolean; channel: boolean }

const MINUTE_MS = 60_000
/** After the first attempt, the second and so on; then the last one each time. */
const DELAYS_MS = [1, 5, 15, 30, 60, 120].map((minutes) => minutes * MINUTE_MS)
/** About a day after the first attempt. */
export const MOST_ATTEMPTS = 15

const delayAfter = (attempts: number, delays: readonly number[]): number =>
  delays[Math.min(attempts, delays.length) - 1] ?? MINUTE_MS

/** The state of a notice after another attempt (Q12). `until`: from then on it is of no use. Moments: Unix milliseconds. */
export function afterAttempt(
  { attempts, until }: { attempts: number; until: number },
  outcome: Outcome,
  now: number,
): NoticeState {
  if (outcome.is === 'taken') return { is: 'sent', at: now }
  const fault = { is: outcome.fault, detail: outcome.detail }
  const left = until - now
  if (!outcome.again || attempts + 1 >= MOST_ATTEMPTS || left <= MINUTE_MS)
    return { is: 'failed', at: now, fault }
  const next = now + Math.min(delayAfter(attempts + 1, DELAYS_MS), Math.ceil(left / 2))
  return { is: 'waiting', attempts: attempts + 1, next, fault }
}

/** How long a channel rests that failed as a whole so many times in a row, so that not every notice is spent on it (Q13). */
export const restAfter = (failures: number): number =>
  Math.min(MINUTE_MS * 2 ** Math.min(failures - 1, 4), 10 * MINUTE_MS)
