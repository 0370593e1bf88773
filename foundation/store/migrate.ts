import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { StoreError } from './errors.ts'
import { type AppliedMigration, planMigrations } from './plan-migrations.ts'
import type { Migration } from './store.ts'

/** Taken by whoever migrates, so that of many processes one does; any fixed number serves. */
const ADVISORY_LOCK = 7_162_533_101

/** Applies what is not applied yet, each in its own transaction. Rejects with StoreError `migration-…`. */
export async function migrate(pool: Pool, migrations: readonly Migration[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK])
    try {
      await client.query(`create table if not exists store_migrations (
        name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
      const applied = await client.query<AppliedMigration>('select name, checksum from store_migrations')
      for (const step of planMigrations(migrations, applied.rows, checksumOf)) await apply(client, step)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [ADVISORY_LOCK])
    }
  } finally {
    client.release()
  }
}

async function apply(client: PoolClient, { name, sql }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into store_migrations (name, checksum) values ($1, $2)', [
      name,
      checksumOf(sql),
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new StoreError(
      'migration-failed',
      `Không nâng cấp được kho dữ liệu (bước ${name})`,
      `migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    )
  }
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}
