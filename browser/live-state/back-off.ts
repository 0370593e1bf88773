import type { ErrorCode } from '#contract'

const STEPS_MS = [200, 500, 1000, 1000, 2000]
const LONGEST_MS = 2000

/**
 * Milliseconds to wait before attempt number `attempt` (1 is the first after a loss). `random` (0 to 1) takes
 * up to 40 % off, so that 148 sites do not come back in the same instant.
 */
export function backOffMs(attempt: number, random: number): number {
  const step = STEPS_MS[Math.max(0, attempt - 1)] ?? LONGEST_MS
  return Math.round(step * (1 - 0.4 * random))
}

/** Refusals that pass by themselves (a node that stops ends its seats with `seat.none`); any other needs a person. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'internal',
  'media.unavailable',
  'media.worker-lost',
  'message.too-many',
  'node.unreachable',
  'seat.none',
])

export const isPassing = (code: ErrorCode): boolean => passing.has(code)
