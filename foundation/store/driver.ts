import type { Database } from './store.ts'

/** One connection inside a transaction, below drizzle; only migrations need it. */
export interface Connection {
  query(text: string, values?: string[]): Promise<{ rows: unknown[] }>
  /** Several statements, separated by semicolons, without values. */
  script(text: string): Promise<void>
}

/** A database that is connected. `close()` is called once, by the store. */
export interface Driver {
  readonly db: Database
  /** Commits when `work` resolves, rolls back when it rejects. */
  onConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}
