import type { ErrorBody } from '#contract'
import type { Clock, Timer } from '#foundation/time'
import { type Failure, RequestFailed } from './errors.ts'

interface Call {
  op: string
  timer: Timer
  resolve(body: unknown): void
  reject(error: RequestFailed): void
}

/** Requests that wait for their reply. Every one ends: by reply, by deadline or by `failAll`. */
export interface Calls {
  start(op: string, deadlineMs: number): { id: number; reply: Promise<unknown> }
  /** False: nobody waits for this id (any more). */
  answered(id: number, answer: { ok: true; body: unknown } | { ok: false; error: ErrorBody }): boolean
  failAll(failure: Failure): void
}

export function createCalls(clock: Clock): Calls {
  const waiting = new Map<number, Call>()
  let last = 0

  const take = (id: number) => {
    const call = waiting.get(id)
    waiting.delete(id)
    call?.timer.cancel()
    return call
  }

  return {
    start(op, deadlineMs) {
      last = (last + 1) % 0xffffffff
      const id = last
      const reply = new Promise<unknown>((resolve, reject) => {
        const expire = () => take(id)?.reject(new RequestFailed(op, { kind: 'timeout', ms: deadlineMs }))
        waiting.set(id, { op, resolve, reject, timer: clock.setTimeout(expire, deadlineMs) })
      })
      return { id, reply }
    },
    answered(id, answer) {
      const call = take(id)
      if (!call) return false
      if (answer.ok) call.resolve(answer.body)
      else call.reject(new RequestFailed(call.op, { kind: 'refused', error: answer.error }))
      return true
    },
    failAll(failure) {
      for (const id of [...waiting.keys()]) {
        const call = take(id)
        call?.reject(new RequestFailed(call.op, failure))
      }
    },
  }
}
