import { StoreError } from './errors.ts'
import type { Migration } from './store.ts'

export interface AppliedMigration {
  readonly name: string
  readonly checksum: string
}

/**
 * What is left to apply, in order. Throws StoreError: `migration-unknown` when the store has a step that this
 * program does not know (a newer program wrote it), `migration-changed` when a step was edited after it was
 * applied, or when two steps have one name.
 */
export function planMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
  checksumOf: (sql: string) => string,
): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]))
  if (byName.size !== known.length) {
    const twice = known.find((migration) => byName.get(migration.name) !== migration)
    throw changed(`${twice?.name}`)
  }
  for (const { name, checksum } of applied) {
    const migration = byName.get(name)
    if (!migration) throw unknown(name)
    if (checksumOf(migration.sql) !== checksum) throw changed(name)
  }
  const done = new Set(applied.map(({ name }) => name))
  return known.filter(({ name }) => !done.has(name))
}

function unknown(name: string): StoreError {
  return new StoreError(
    'migration-unknown',
    `Kho dữ liệu do phiên bản mới hơn ghi (bước ${name}); hãy nâng cấp chương trình`,
    `the store holds migration ${name}, which this program does not know; upgrade the program`,
  )
}

function changed(name: string): StoreError {
  return new StoreError(
    'migration-changed',
    `Bước nâng cấp ${name} không còn như khi đã áp dụng`,
    `migration ${name} is no longer what was applied`,
  )
}
