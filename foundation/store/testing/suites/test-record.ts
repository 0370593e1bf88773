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

/** Empty, and not failing, before each test of the suite in which it is made. */
export function createTestRecord<Event>(): TestRecord<Event> {
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
        events.push(...added)
      }),
  }
  beforeEach(() => {
    events = []
    record.isFailing = false
  })
  return record
}
