import pg from 'pg'
import { CONNECTION_WAIT_MS, type Driver } from './driver.ts'
import { StoreError } from './errors.ts'

const CONNECTIONS = 10

/** A PostgreSQL server. Rejects with StoreError `unreachable`. */
export async function openServer(url: string): Promise<Driver> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
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
  return { pool, close: () => pool.end() }
}
