import { sql } from 'drizzle-orm'
import { bigserial, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { type Notice, notice } from '#contract/notices'
import type { Log } from '#foundation/log'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/**
 * Rows are read back through the contract's schema. `words`: by what one is found, folded, each after a space;
 * `number`: the order in which they were queued, also when the clock was set back.
 */
export const noticesTable = pgTable('notices', {
  id: text('id').primaryKey(),
  key: text('key').notNull(),
  kind: text('kind').notNull(),
  channel: text('channel').notNull(),
  about: text('about').notNull(),
  site: text('site').notNull(),
  person: text('person').notNull(),
  address: text('address').notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  says: text('says').notNull(),
  words: text('words').notNull(),
  at: moment('queued_at').notNull(),
  until: moment('useful_until').notNull(),
  standing: text('standing').notNull(),
  next: moment('next_at'),
  state: jsonb('state').notNull(),
  number: bigserial('number', { mode: 'number' }).notNull(),
})
export type NoticeRow = typeof noticesTable.$inferSelect
export type NewNotice = typeof noticesTable.$inferInsert

/** Never sent, because it was over or nothing asked for it any more. */
export const lapsedAsOver = sql`(${noticesTable.standing} = 'lapsed' and coalesce(${noticesTable.state}->>'why', '') = 'over')`

export const templatesTable = pgTable(
  'notice_templates',
  {
    kind: text('kind').notNull(),
    channel: text('channel').notNull(),
    template: jsonb('template').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.channel] })],
)

/** The notice that a row says; what can't be read is left out with a line in the log, and stays stored (Q24). */
export function noticeOf({ body, at, until, ...row }: NoticeRow, log: Log): Notice[] {
  const { id, kind, channel, site, person, address, subject, state } = row
  const said = { id, kind, channel, site, person, address, subject, state, text: body }
  const read = notice.safeParse({ ...said, at: at.getTime(), until: until.getTime() })
  if (!read.success) log.warn('stored notice left out', { notice: id })
  return read.success ? [read.data] : []
}
