import type { Clock, Timer } from '#foundation/time'
import type { Outcome } from './envelope.ts'
import { LinkError } from './errors.ts'
import type { PeerId } from './link.ts'

interface Waiting {
  to: PeerId
  subject: string
  deadline: Timer
  resolve(body: unknown): void
  reject(error: LinkError): void
}

/** The requests that wait for an answer. Each ends exactly once. */
export interface PendingRequests {
  /** `send` puts the request on its way; what it throws rejects the request. */
  ask(id: string, to: PeerId, subject: string, deadlineMs: number, send: () => void): Promise<unknown>
  /** Ignores an answer that nobody waits for, and one from another peer than was asked. */
  answered(id: string, from: PeerId, theirVersion: string, outcome: Outcome): void
  /** Nobody took the request that was sent to `to`; ignored from where it was not sent. */
  nobody(id: string, to: PeerId): void
  close(): void
}

export function createPendingRequests(clock: Clock, ourVersion: string): PendingRequests {
  const waiting = new Map<string, Waiting>()

  const take = (id: string): Waiting | undefined => {
    const entry = waiting.get(id)
    waiting.delete(id)
    entry?.deadline.cancel()
    return entry
  }

  return {
    ask: (id, to, subject, deadlineMs, send) =>
      new Promise((resolve, reject) => {
        const late = () => take(id)?.reject(LinkError.timeout(to, subject, deadlineMs))
        waiting.set(id, { to, subject, deadline: clock.setTimeout(late, deadlineMs), resolve, reject })
        try {
          send()
        } catch (error) {
          take(id)
          reject(error)
        }
      }),
    answered(id, from, theirVersion, outcome) {
      if (waiting.get(id)?.to !== from) return
      const entry = take(id)
      if (!entry) return
      switch (outcome.is) {
        case 'done':
          return entry.resolve(outcome.body)
        case 'failed':
          return entry.reject(LinkError.remote(from, entry.subject, outcome.failure))
        case 'too-large':
          return entry.reject(new LinkError('too-large', outcome.message))
        case 'refused':
          return entry.reject(LinkError.refused(from, ourVersion, theirVersion))
      }
    },
    nobody(id, to) {
      if (waiting.get(id)?.to === to) take(id)?.reject(LinkError.noPeer(to))
    },
    close() {
      for (const id of [...waiting.keys()]) take(id)?.reject(LinkError.closed())
    },
  }
}
