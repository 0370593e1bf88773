import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Migration, openStore } from './index.ts'
import { planMigrations } from './plan-migrations.ts'
import { startPostgres, type TestPostgres } from './testing/index.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.close())

const one: Migration = { name: 'one', sql: 'create table one (id int); insert into one values (1)' }
const two: Migration = { name: 'two', sql: 'insert into one values (2)' }
const same = (text: string) => text

test('five that open one PostgreSQL database at once apply each migration once', async () => {
  const url = await postgres.newDatabase()
  const stores = await Promise.all(
    Array.from({ length: 5 }, () => openStore({ url, migrations: [one, two] })),
  )
  const ids = await stores[0]?.db.execute(sql`select id from one order by id`)
  expect(ids?.rows).toEqual([{ id: 1 }, { id: 2 }])
  await Promise.all(stores.map((store) => store.close()))
}, 30_000)

test('a later opening applies only what is new; an edited or unknown migration is refused by name', async () => {
  const url = await postgres.newDatabase()
  await (await openStore({ url, migrations: [one] })).close()
  const later = await openStore({ url, migrations: [one, two] })
  expect((await later.db.execute(sql`select id from one order by id`)).rows).toEqual([{ id: 1 }, { id: 2 }])
  await later.close()
  const edited = [{ ...one, sql: `${one.sql};` }, two]
  await expect(openStore({ url, migrations: edited })).rejects.toMatchObject({ code: 'migration-changed' })
  await expect(openStore({ url, migrations: [one] })).rejects.toMatchObject({ code: 'migration-unknown' })
}, 30_000)

test('a server that does not answer is refused by name, without the password', async () => {
  const opening = openStore({ url: 'postgres://u:secret@127.0.0.1:1/x', migrations: [] })
  await expect(opening).rejects.toMatchObject({ code: 'unreachable' })
  await expect(opening).rejects.not.toThrow(/secret/)
})

test('an address of another kind is refused by name', async () => {
  await expect(openStore({ url: 'mysql://x/y', migrations: [] })).rejects.toMatchObject({ code: 'bad-url' })
  await expect(openStore({ url: 'pglite:', migrations: [] })).rejects.toMatchObject({ code: 'bad-url' })
})

test('the plan keeps the order given and refuses two migrations of one name', () => {
  expect(planMigrations([one, two], [{ name: 'two', checksum: two.sql }], same)).toEqual([one])
  expect(() => planMigrations([one, { ...two, name: 'one' }], [], same)).toThrow(/one/)
})
