import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 }).notNull()

/** Everything in `jsonb` is read back through the contract's schemas, hence unknown here. */
export const proofsTable = pgTable('site_proofs', {
  site: text('site').primaryKey(),
  verdict: jsonb('verdict').notNull(),
  measurement: jsonb('measurement'),
  fullTest: jsonb('full_test'),
  history: jsonb('history').notNull(),
})

export const roundsTable = pgTable('test_rounds', {
  id: text('id').primaryKey(),
  openedAt: moment('opened_at'),
  isClosed: boolean('is_closed').notNull(),
  /** The round without its sites. */
  head: jsonb('head').notNull(),
})

export const roundSitesTable = pgTable(
  'test_round_sites',
  {
    round: text('round').notNull(),
    site: text('site').notNull(),
    position: integer('position').notNull(),
    state: jsonb('state').notNull(),
  },
  (table) => [primaryKey({ columns: [table.round, table.site] })],
)

export const incidentsTable = pgTable('incidents', {
  id: text('id').primaryKey(),
  site: text('site').notNull(),
  openedAt: moment('opened_at'),
  isOver: boolean('is_over').notNull(),
  incident: jsonb('incident').notNull(),
})

export const laddersTable = pgTable('session_ladders', {
  session: text('session').primaryKey(),
  ladder: jsonb('ladder').notNull(),
})
