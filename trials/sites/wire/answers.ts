import type { ErrorBody, ServerFrame } from '#contract'
import type { Clock, Timer } from '#foundation/time'

const DEADLINE_MS = 10_000

/** The node refused a request by name. */
export class RequestRefused extends Error {
  readonly error: ErrorBody
  constructor(error: ErrorBody) {
    super(`${error.code}: ${error.message.en}`)
    this.name = 'RequestRefused'
    this.error = error
  }
}

type ReplyFrame = Extract<ServerFrame, { type: 'reply' }>

/** Matches replies with the requests that wait for them. */
export interface Answers {
  next(): { id: number; answer: Promise<unknown> }
  take(frame: ReplyFrame): void
  /** Rejects what waits and what is still to come. */
  close(reason: string): void
}

export function createAnswers(clock: Clock): Answers {
  const waiting = new Map<
    number,
    { resolve: (body: unknown) => void; reject: (error: Error) => void; timer: Timer }
  >()
  let last = 0
  let closed: string | undefined
  const settle = (id: number) => {
    const entry = waiting.get(id)
    entry?.timer.cancel()
    waiting.delete(id)
    return entry
  }
  return {
    next() {
      const id = ++last
      if (closed !== undefined) return { id, answer: Promise.reject(new Error(closed)) }
      const answer = new Promise<unknown>((resolve, reject) => {
        const late = () => settle(id)?.reject(new Error(`no reply within ${DEADLINE_MS} ms`))
        waiting.set(id, { resolve, reject, timer: clock.setTimeout(late, DEADLINE_MS) })
      })
      return { id, answer }
    },
    take(frame) {
      if (frame.ok) settle(frame.id)?.resolve(frame.body)
      else settle(frame.id)?.reject(new RequestRefused(frame.error))
    },
    close(reason) {
      closed = reason
      for (const id of [...waiting.keys()]) settle(id)?.reject(new Error(reason))
    },
  }
}
