import type { Clock } from '#foundation/time'

/** As many answers are kept, the newest. */
const KEPT = 8

export interface KeptOptions<Question> {
  /** Questions with one key have one answer. */
  keyOf: (question: Question) => string
  /** Milliseconds. */
  freshMs: number
  clock: Pick<Clock, 'now'>
}

/** Answers to questions, each kept for a while for all who ask meanwhile. One that failed is asked again. */
export function createKept<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  { keyOf, freshMs, clock }: KeptOptions<Question>,
): (question: Question) => Promise<Answer> {
  const kept = new Map<string, { at: number; answer: Promise<Answer> }>()
  return (question) => {
    const [key, at] = [keyOf(question), clock.now()]
    const known = kept.get(key)
    // A clock that was set back makes nothing fresh.
    if (known && Math.abs(at - known.at) < freshMs) return known.answer
    const fresh = { at, answer: ask(question) }
    kept.delete(key)
    kept.set(key, fresh)
    for (const [oldest] of [...kept].slice(0, -KEPT)) kept.delete(oldest)
    fresh.answer.catch(() => kept.get(key) === fresh && kept.delete(key))
    return fresh.answer
  }
}
