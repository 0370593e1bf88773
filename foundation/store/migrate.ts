import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Connection, Driver } from './driver.ts'
import { StoreError } from './errors.ts'
import { planMigrations } from './plan-migrations.ts'
import type { Migration } from './store.ts'

/** Taken by whoever migrates, so that of many processes one does; any fixed number serves. */
const ADVISORY_LOCK = '7162533101'

const appliedRows = z.array(z.object({ name: z.string(), checksum: z.string() }))

/**
 * Applies what is not applied yet, in order and in one transaction: all of it or nothing. Rejects with
 * StoreError `migration-…`.
 */
export async function migrate(driver: Driver, migrations: readonly Migration[]): Promise<void> {
  await driver.onConnection(async (connection) => {
    await connection.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK])
    await connection.script(`create table if not exists store_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const applied = await connection.query('select name, checksum from store_migrations')
    const steps = planMigrations(migrations, appliedRows.parse(applied.rows), checksumOf)
    for (const step of steps) await apply(connection, step)
  })
}

async function apply(connection: Connection, { name, sql }: Migration): Promise<void> {
  try {
    await connection.script(sql)
  } catch (cause) {
    throw new StoreError(
      'migration-failed',
      `Không nâng cấp được kho dữ liệu (bước ${name})`,
      `migration ${name} failed: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    )
  }
  await connection.query('insert into store_migrations (name, checksum) values ($1, $2)', [
    name,
    checksumOf(sql),
  ])
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}
