import { sql } from 'drizzle-orm'
import { openStore } from '../index.ts'

// Run by the directory test as its own process: prints each number once its insert was acknowledged.
const [url = '', snapshotDir = ''] = process.argv.slice(2)
const migrations = [{ name: 'numbers', sql: 'create table numbers (n int primary key)' }]
const store = await openStore({ url, migrations, snapshotDir })
const [{ next } = { next: 0 }] = (
  await store.db.execute<{ next: number }>(sql`select coalesce(max(n) + 1, 0)::int as next from numbers`)
).rows
for (let n = next; ; n++) {
  await store.db.execute(sql`insert into numbers values (${n})`)
  process.stdout.write(`${n}\n`)
}
