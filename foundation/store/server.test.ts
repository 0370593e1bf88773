import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from './index.ts'
import { startPostgres, type TestPostgres } from './testing/index.ts'

let server: TestPostgres
beforeAll(async () => {
  server = await startPostgres()
}, 120_000)
afterAll(() => server.close())

test('a server ends a statement after ten seconds, and a transaction that its process forgot', async () => {
  const store = await openStore({ url: await server.newDatabase(), migrations: [] })
  const setting = async (name: string) =>
    (await store.db.execute(sql`select current_setting(${name}) as value`)).rows
  expect(await setting('statement_timeout')).toEqual([{ value: '10s' }])
  expect(await setting('idle_in_transaction_session_timeout')).toEqual([{ value: '30s' }])
  await store.close()
})

test('a statement that takes too long rejects, also in a transaction, and the store goes on; a migration may', async () => {
  const url = `${await server.newDatabase()}?statement_timeout=200`
  const store = await openStore({ url, migrations: [{ name: 'test/0001', sql: 'select pg_sleep(0.5)' }] })
  const tooLong = sql`select pg_sleep(20)`
  const cause = expect.objectContaining({ code: '57014' })
  await expect(store.db.execute(tooLong)).rejects.toMatchObject({ cause })
  await expect(store.transaction((tx) => tx.execute(tooLong))).rejects.toMatchObject({ cause })
  expect((await store.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
  await store.close()
})
