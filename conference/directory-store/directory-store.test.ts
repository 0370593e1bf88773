import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blankRecord } from '#conference/directory'
import type { SiteRecord } from '#contract/directory'
import type { EventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { storeKinds, type TestStores, testSnapshotDir } from '#foundation/store/testing'
import { directoryTable } from './entry-store.ts'
import { directoryMigrations, openDirectory } from './index.ts'

const [site, other] = ['VN-25-07900', 'VN-25'] as const
const withNotes = (of: string, notes: string): SiteRecord => ({ ...blankRecord(of), notes })
const person = { name: 'Hà', post: '', phone: '0912345678', from: null, to: null, document: '' }

describe.each(storeKinds)('on $kind', ({ start }) => {
  let stores: TestStores
  let store: Store
  let events: EventBody[] = []
  let isFailing = false
  const clock = { time: 1000, now: () => clock.time }
  beforeAll(async () => {
    stores = await start()
    const url = await stores.newUrl()
    store = await openStore({ url, migrations: directoryMigrations, snapshotDir: testSnapshotDir })
  })
  afterAll(async () => {
    await store.close()
    await stores.close()
  })
  beforeEach(async () => {
    await store.db.delete(directoryTable)
    events = []
    isFailing = false
  })
  const open = () =>
    openDirectory({
      ...{ store, clock, log: silentLog },
      record: (body, also) =>
        store.transaction(async (tx) => {
          await also(tx)
          if (isFailing) throw new Error('the record is full')
          events.push(body)
        }),
    })

  test('G1: records are stored with one event, or none of them is', async () => {
    const directory = await open()
    isFailing = true
    await expect(
      directory.change('Hà', 'import', () => [withNotes(site, 'a'), withNotes(other, 'b')]),
    ).rejects.toThrow('full')
    expect(directory.entries().size).toBe(0)
    expect((await open()).entries().size).toBe(0)
    isFailing = false
    const told: string[][] = []
    directory.onChange((sites) => told.push([...sites]))
    await Promise.all([
      directory.change('Hà', 'import', () => [withNotes(site, 'a'), withNotes(other, 'b')]),
      directory.change('Nam', 'set', (now) => [withNotes(site, `${now.get(site)?.record.notes} sau Hà`)]),
    ])
    expect(directory.entries().get(site)?.record.notes).toBe('a sau Hà')
    expect(told).toEqual([[site, other], [site]])
    expect(events.length).toBe(2)
  })

  test('G2: the event names fields and no contents; the same again is no change', async () => {
    const directory = await open()
    const record: SiteRecord = { ...blankRecord(site), principal: person }
    await directory.change('Hà', 'set', () => [record])
    expect(await directory.change('Hà', 'set', () => [{ ...record }])).toEqual([])
    expect(events).toEqual([
      {
        ...{ kind: 'directory.changed', how: 'set', by: 'Hà' },
        sites: [{ site, fields: ['kind', 'principal.name', 'principal.phone'] }],
      },
    ])
    expect(JSON.stringify(events)).not.toContain(person.phone)
  })

  test('G3: after a restart everything is there, with revision, who and when', async () => {
    const directory = await open()
    await directory.change('Hà', 'set', () => [withNotes(site, 'một')])
    clock.time += 5000
    await directory.change('Nam', 'import', () => [withNotes(site, 'hai'), withNotes(other, 'ba')])
    const again = (await open()).entries()
    expect(again.get(site)).toEqual({
      ...{ record: withNotes(site, 'hai'), revision: 2, at: clock.time, by: 'Nam' },
    })
    expect([...again.keys()].toSorted()).toEqual([other, site])
  })

  test('G4: what can not be read is left out, and stays stored', async () => {
    const directory = await open()
    await directory.change('Hà', 'set', () => [withNotes(site, 'a'), withNotes(other, 'b')])
    await store.db.execute(sql`update site_directory set record = '{"site":1}' where site = ${site}`)
    expect([...(await open()).entries().keys()]).toEqual([other])
    expect((await store.db.select().from(directoryTable)).length).toBe(2)
  })
})
