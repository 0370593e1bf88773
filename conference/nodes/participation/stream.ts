import { setImmediate as breathe } from 'node:timers/promises'
import type { EventPage } from '#conference/sessions'
import type { EventRecord } from '#contract/events'

/** As many events, or sites, at once: some milliseconds of work. */
export const PAGE = 200

/** Events of one kind as far as they were read, and what follows them. */
export interface Stream {
  readonly events: readonly EventRecord[]
  /** Reads on until nothing more is there. What was read stays when that fails. */
  follow(read: (after: number) => Promise<EventPage>): Promise<void>
  /** How many can't be read, before a number; null: all. */
  unread(before?: number | null): number
}

/** After an event; with what was read up to it. */
export function createStream(from: number, events: EventRecord[] = [], unread: number[] = []): Stream {
  let after = from
  return {
    events,
    async follow(read) {
      for (let isFull = true; isFull; ) {
        const page = await read(after)
        events.push(...page.events)
        unread.push(...page.unread.map(({ sequence }) => sequence))
        after = page.last ?? after
        isFull = page.isFull
        await breathe()
      }
    },
    unread: (before = null) => unread.filter((sequence) => before === null || sequence < before).length,
  }
}
