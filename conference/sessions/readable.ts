import { type UnreadEvent, unreadEvent } from '#contract'
import { type EventRecord, eventRecord } from '#contract/events'
import type { Log } from '#foundation/log'

/** What was read of a record: what the contract does not know (any more) is named and skipped, never a failure (P30). */
export interface ReadEvents {
  events: EventRecord[]
  unread: UnreadEvent[]
}

/** Rows of the store as events; each that can't be read stands in the log, and is told by number and kind. */
export function readable(rows: readonly StoredEvent[], log: Pick<Log, 'warn'>): ReadEvents {
  const read: ReadEvents = { events: [], unread: [] }
  for (const row of rows) {
    const at = row.at.getTime()
    const parsed = eventRecord.safeParse({ ...row, at })
    if (parsed.success) read.events.push(parsed.data)
    else read.unread.push(nameUnread({ sequence: row.sequence, at, kind: kindOf(row.body) }, log))
  }
  return read
}

/** Names in the log an event that can't be read. */
export function nameUnread(event: UnreadEvent, log: Pick<Log, 'warn'>): UnreadEvent {
  const named = unreadEvent.parse(event)
  log.warn('an event of the record can not be read', { ...named })
  return named
}

interface StoredEvent {
  node: string
  sequence: number
  at: Date
  version: number
  body: unknown
}

/** As it stands there, if it is a name at all. */
function kindOf(body: unknown): string {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : ''
  return typeof kind === 'string' && /^[a-z.-]{1,64}$/.test(kind) ? kind : ''
}
