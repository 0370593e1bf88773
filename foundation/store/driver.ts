import type { Pool } from 'pg'

/** Connections, and what must end with them. `close()` is called once, by the store. */
export interface Driver {
  readonly pool: Pool
  close(): Promise<void>
}

/** How long a query waits for a connection: a bound for the deadlock that `Store.transaction` warns of. */
export const CONNECTION_WAIT_MS = 30_000
