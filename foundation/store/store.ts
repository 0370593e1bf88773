import type { NodePgDatabase, NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'

/** The drizzle database, of one type for PGlite and for a PostgreSQL server. */
export type Database = NodePgDatabase

/** What a transaction's work is given; has every query method of `Database`. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Accepted by functions that run a query either on their own or inside their caller's transaction. */
export type Queryable = PgDatabase<NodePgQueryResultHKT, Record<string, never>>

/**
 * One step of the schema. `name` is unique in the whole store and begins with its owner
 * (`sites/0001-units`); `sql` keeps to what PostgreSQL 15 understands and is never edited once released.
 */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/**
 * An open store. Its opener owns it.
 *
 * - `close()`: waits for what is running, releases the directory; idempotent. Queries made later reject.
 */
export interface Store {
  readonly db: Database
  /**
   * Runs `work` in one transaction: committed and durable when the promise resolves, rolled back when it
   * rejects. Inside, use only the `tx` given: PGlite has one connection, so a query on `db` would wait for
   * the transaction that waits for it (it rejects after 30 s).
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}
