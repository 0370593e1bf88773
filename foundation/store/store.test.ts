import { eq, sql } from 'drizzle-orm'
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Migration, openStore, type Store } from './index.ts'
import { storeKinds, type TestStores, testSnapshotDir } from './testing/index.ts'

const notes = pgTable('notes', {
  id: integer('id').primaryKey(),
  text: text('text').notNull(),
  words: text('words').array().notNull(),
  at: timestamp('at', { withTimezone: true }).notNull(),
})
const first: Migration = {
  name: 'test/0001',
  sql: `create table notes (id int primary key, text text not null, words text[] not null,
    at timestamptz not null); create index notes_text on notes (text);`,
}
const note = (id: number) => ({
  id,
  text: `n${id}`,
  words: ['a b', 'c,"d"'],
  at: new Date(1_700_000_000_123),
})

describe.each(storeKinds)('a store on $kind', ({ start }) => {
  let stores: TestStores
  let opened: Store[] = []
  beforeAll(async () => {
    stores = await start()
  }, 120_000)
  afterEach(async () => {
    for (const store of opened) await store.close()
    opened = []
  })
  afterAll(() => stores.close())

  async function open(migrations: readonly Migration[], url?: string): Promise<Store> {
    const store = await openStore({
      url: url ?? (await stores.newUrl()),
      migrations,
      snapshotDir: testSnapshotDir,
    })
    opened.push(store)
    return store
  }

  test('gives back what it was given, dates and lists too', async () => {
    const { db } = await open([first])
    await db.insert(notes).values(note(1))
    expect(await db.select().from(notes)).toEqual([note(1)])
    expect((await db.execute(sql`select text from notes where id = ${1}`)).rows).toEqual([{ text: 'n1' }])
  }, 30_000)

  test('commits a transaction that resolves, and nothing of one that rejects', async () => {
    const store = await open([first])
    await store.transaction((tx) => tx.insert(notes).values(note(1)))
    const failing = store.transaction(async (tx) => {
      await tx.insert(notes).values(note(2))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await store.db.select().from(notes)).map(({ id }) => id)).toEqual([1])
  }, 30_000)

  test('goes on after statements that fail, with and without values', async () => {
    const store = await open([first])
    await store.db.insert(notes).values(note(1))
    await expect(store.db.insert(notes).values(note(1))).rejects.toThrow()
    await expect(store.db.execute(sql`selec ${1}`)).rejects.toThrow()
    await expect(store.transaction((tx) => tx.execute(sql`select ${'x'}::int`))).rejects.toThrow()
    await expect(store.transaction((tx) => tx.insert(notes).values(note(1)))).rejects.toThrow()
    const rows = await store.db.select().from(notes).where(eq(notes.id, 1))
    expect(rows).toEqual([note(1)])
  }, 30_000)

  test('applies a failing migration and those before it not at all', async () => {
    const broken = { name: 'test/0002', sql: 'create table more (id int); create table more (id int)' }
    const url = await stores.newUrl()
    await expect(open([first, broken], url)).rejects.toMatchObject({ code: 'migration-failed' })
    const { db } = await open([first], url)
    expect(await db.select().from(notes)).toEqual([])
  }, 30_000)

  test('takes many writers at once', async () => {
    const store = await open([first])
    await Promise.all(
      Array.from({ length: 50 }, (_, id) => store.transaction((tx) => tx.insert(notes).values(note(id)))),
    )
    expect(await store.db.$count(notes)).toBe(50)
  }, 30_000)

  test('closes twice without harm and refuses queries afterwards', async () => {
    const store = await open([first])
    await Promise.all([store.close(), store.close()])
    await store.close()
    await expect(store.db.select().from(notes)).rejects.toThrow()
  }, 30_000)
})
