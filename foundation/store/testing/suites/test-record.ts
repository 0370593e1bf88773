import { beforeEach } from 'vitest'
import type { Queryable, Store } from '../../store.ts'

/** Stands for the record of a node: what is stored goes with its events, or neither does. */
export interface TestRecord<Event> {
  /** Since the test began. */
  readonly events: readonly Event[]
  /** Set by a test: from then on every write fails after `also` has run, with “the record is full”. */
  isFailing: boolean
  write(store: Store, events: readonly Event[], also: (tx: Queryable) => Promise<void>): Promise<void>
}

/**
 * Empty, and not failing, before each test of the suite in which it is made. A write rejects with what `schema` throws for
 * an event that could not be read again as it is stored.
 */
export function createTestRecord<Event>(schema: { parse(stored: unknown): Event }): TestRecord<Event> {
  let events: Event[] = []
  const record: TestRecord<Event> = {
    get events() {
      return events
    },
    isFailing: false,
    write: (store, added, also) =>
      store.transaction(async (tx) => {
        await also(tx)
        if (record.isFailing) throw new Error('the record is full')
        for (const event of added) schema.parse(JSON.parse(JSON.stringify(event)))
        events.push(...added)
      }),
  }
  beforeEach(() => {
    events = []
    record.isFailing = false
  })
  return record
}
