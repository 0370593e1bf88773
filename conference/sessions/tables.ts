import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/** `state` is read back through the contract's schema, hence unknown here. */
export const sessionsTable = pgTable('sessions', {
  id: text('id').primaryKey(),
  owner: text('owner').notNull(),
  isReplica: boolean('is_replica').notNull(),
  position: integer('position').notNull(),
  revision: bigint('revision', { mode: 'number' }).notNull(),
  state: jsonb('state').notNull(),
})

/** A node's own word on its sites, one row a node. */
export const showingRulesTable = pgTable('showing_rules', {
  node: text('node').primaryKey(),
  rule: text('rule').notNull(),
})

export const eventsTable = pgTable(
  'events',
  {
    node: text('node').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    version: integer('version').notNull(),
    body: jsonb('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.node, table.sequence] })],
)
