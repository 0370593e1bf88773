import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Connection, Driver } from './driver.ts'
import { StoreError } from './errors.ts'

const CONNECTIONS = 10
/** How long a query waits for one of them before it rejects. */
const CONNECTION_WAIT_MS = 30_000
/** How long the server works on a statement, or waits for a lock, before it gives up. Migrations may take longer. */
const STATEMENT_MS = 10_000
/** How long a transaction may hold its locks while its process says nothing. */
const IDLE_IN_TRANSACTION_MS = 30_000

/** A PostgreSQL server. Parameters of the url (`?statement_timeout=60000`) go before ours. Rejects with StoreError `unreachable`. */
export async function openServer(url: string): Promise<Driver> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
  })
  // An idle connection that the server ends is replaced at the next query; unheard, the event would throw.
  pool.on('error', () => {})
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    throw new StoreError(
      'unreachable',
      'Không mở được kho dữ liệu PostgreSQL',
      `the PostgreSQL store can not be opened: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    )
  }
  return {
    db: drizzle(pool),
    onConnection: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function inTransaction<T>(pool: pg.Pool, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    const result = await work({
      query: (text, values) => client.query(text, values),
      script: async (text) => {
        await client.query(text)
      },
    })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}
