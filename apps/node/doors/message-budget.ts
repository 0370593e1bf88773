import type { Clock } from '#foundation/time'

/** Messages that one connection may send: a page at work needs about five a second. */
const perSecond = 50
const burst = 150
/** Complaints about frames without an id; a flood of rubbish is not answered with a flood. */
const complaintsPerSecond = 20

export interface MessageBudget {
  take(): boolean
  mayComplain(): boolean
}

export function createMessageBudget(clock: Clock): MessageBudget {
  const messages = bucket(clock, perSecond, burst)
  const complaints = bucket(clock, complaintsPerSecond, complaintsPerSecond)
  return { take: messages, mayComplain: complaints }
}

/** A token bucket: `rate` a second, at most `size` saved up. */
function bucket(clock: Clock, rate: number, size: number): () => boolean {
  let tokens = size
  let filledAt = clock.now()
  return () => {
    const now = clock.now()
    tokens = Math.min(size, tokens + ((now - filledAt) / 1000) * rate)
    filledAt = now
    if (tokens < 1) return false
    tokens--
    return true
  }
}
