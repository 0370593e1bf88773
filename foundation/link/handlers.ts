import { describeFailure, LinkError, type RemoteFailure } from './errors.ts'
import type { HandleOptions, LinkMessage, PeerId, Unsubscribe } from './link.ts'

type Handler = (message: LinkMessage) => Promise<unknown> | unknown
type Subscriber = (message: LinkMessage) => void

export type Handled = { is: 'done'; body: unknown } | { is: 'failed'; failure: RemoteFailure; error: unknown }

/** Who answers requests and who hears messages, by subject. */
export interface Handlers {
  handle(subject: string, handler: Handler, options?: HandleOptions): Unsubscribe
  subscribe(subject: string, subscriber: Subscriber): Unsubscribe
  /** Never rejects. */
  answer(subject: string, message: LinkMessage): Promise<Handled>
  /** Calls every subscriber; `onFailure` for each that throws. */
  deliver(subject: string, message: LinkMessage, onFailure: (error: unknown) => void): void
  clear(): void
}

export function createHandlers(): Handlers {
  const handlers = new Map<string, Handler>()
  const subscribers = new Map<string, Set<Subscriber>>()
  // Neither a peer id nor a subject contains a space.
  const key = (subject: string, from: PeerId | undefined) => (from ? `${subject} ${from}` : subject)

  return {
    handle(subject, handler, options) {
      const place = key(subject, options?.from)
      if (handlers.has(place)) throw LinkError.misuse(`${place} has a handler already`)
      handlers.set(place, handler)
      return () => {
        if (handlers.get(place) === handler) handlers.delete(place)
      }
    },
    subscribe(subject, subscriber) {
      // One function given twice is two subscribers.
      const own: Subscriber = (message) => subscriber(message)
      const all = subscribers.get(subject) ?? new Set()
      subscribers.set(subject, all.add(own))
      return () => {
        all.delete(own)
        if (all.size === 0 && subscribers.get(subject) === all) subscribers.delete(subject)
      }
    },
    async answer(subject, message) {
      const handler = handlers.get(key(subject, message.from)) ?? handlers.get(subject)
      try {
        if (!handler) throw new NoHandler(subject)
        return { is: 'done', body: await handler(message) }
      } catch (error) {
        return { is: 'failed', failure: describeFailure(error), error }
      }
    },
    deliver(subject, message, onFailure) {
      for (const subscriber of [...(subscribers.get(subject) ?? [])]) {
        try {
          subscriber(message)
        } catch (error) {
          onFailure(error)
        }
      }
    },
    clear() {
      handlers.clear()
      subscribers.clear()
    },
  }
}

class NoHandler extends Error {
  readonly code = 'no-handler'

  constructor(subject: string) {
    super(`nobody answers ${subject}`)
  }
}
