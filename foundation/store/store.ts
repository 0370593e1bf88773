import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** Of a raw statement's result (`db.execute`), what both drivers give. */
export interface RawResult<Row> {
  rows: Row[]
}

export interface RawResultKind extends PgQueryResultHKT {
  type: RawResult<this['row']>
}

/** The drizzle database, of one type for PGlite and for a PostgreSQL server. */
export type Database = PgDatabase<RawResultKind, Record<string, never>>

/** What a transaction's work is given; has every query method of `Database`. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Accepted by functions that run a query either on their own or inside their caller's transaction. */
export type Queryable = Database | Transaction

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
   * ever for the transaction that waits for it.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}
