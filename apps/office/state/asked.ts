import { createLive, type Live } from '#browser/live-state'
import type { Clock, Timer } from '#foundation/time'

/**
 * What is known of a question that is asked again and again. `here` stays while later answers fail: how old it is
 * stands in the head of the page.
 */
export type Answer<T> = { kind: 'asked' } | { kind: 'here'; is: T } | { kind: 'failed'; error: unknown }

export interface Asked<T> {
  live: Live<Answer<T>>
  /** Asks at once; resolves when that was answered or failed. */
  again(): Promise<void>
  close(): void
}

/** Between an answer and the next question, milliseconds. */
export const EVERY_MS = 10_000
/** After a question that failed. */
export const RETRY_MS = 3_000

export interface AskedOptions<T> {
  ask: () => Promise<T>
  clock: Pick<Clock, 'setTimeout'>
  /** Tells when somebody comes back to the page; returns the way to stop. */
  whenLookedAt: (look: () => void) => () => void
}

/** Asks at once, every ten seconds, and when somebody comes back to the page; one question at a time. */
export function createAsked<T>({ ask, clock, whenLookedAt }: AskedOptions<T>): Asked<T> {
  const live = createLive<Answer<T>>({ kind: 'asked' })
  let timer: Timer | undefined
  let underWay: Promise<void> | undefined
  let asksOnceMore = false
  let closed = false

  const once = async () => {
    timer?.cancel()
    let next = EVERY_MS
    try {
      const is = await ask()
      if (!closed) live.set({ kind: 'here', is })
    } catch (error) {
      next = RETRY_MS
      if (!closed && live.get().kind !== 'here') live.set({ kind: 'failed', error })
    }
    if (!closed) timer = clock.setTimeout(() => void again(), next)
  }
  const untilDone = async () => {
    do {
      asksOnceMore = false
      await once()
    } while (asksOnceMore && !closed)
    underWay = undefined
  }
  /** A question that is under way may have been answered before what the caller did: another follows it. */
  const again = (): Promise<void> => {
    if (underWay) asksOnceMore = true
    else underWay = untilDone()
    return underWay
  }

  const stopLooking = whenLookedAt(() => {
    if (!underWay) void again()
  })
  void again()
  return {
    live,
    again,
    close() {
      closed = true
      timer?.cancel()
      stopLooking()
    },
  }
}
