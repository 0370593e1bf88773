import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { blankRecord } from '#conference/directory'
import { MAX_BODIES } from '#contract/bodies'
import type { SiteRecord } from '#contract/directory'
import { type EventBody, eventBody } from '#contract/events'
import type { FormerUnit } from '#contract/lineage'
import { silentLog } from '#foundation/log'
import type { Queryable } from '#foundation/store'
import { createTestRecord, onEachStore } from '#foundation/store/testing/suites'
import { bodiesTable } from './body-store.ts'
import { directoryTable } from './entry-store.ts'
import { lineageTable } from './former-store.ts'
import { directoryMigrations, openBodies, openDirectory, openLineage } from './index.ts'
import { personsTable } from './person-store.ts'

const [site, other] = ['VN-25-07900', 'VN-25'] as const
const withNotes = (of: string, notes: string): SiteRecord => ({ ...blankRecord(of), notes })
const person = { name: 'Hà', post: '', phone: '0912345678', from: null, to: null, document: '' }

onEachStore('on', directoryMigrations, (store) => {
  const kept = createTestRecord(eventBody)
  let ids = 0
  const clock = { time: 1000, now: () => clock.time }
  beforeEach(async () => {
    for (const table of [directoryTable, lineageTable, personsTable, bodiesTable])
      await store.db.delete(table)
  })
  const record = (body: EventBody, also: (tx: Queryable) => Promise<void>) => kept.write(store, [body], also)
  const open = () => openDirectory({ store, clock, log: silentLog, record })
  const openFormers = () => openLineage({ store, clock, log: silentLog, record, newId: () => `f${ids++}` })

  test('G1: records are stored with one event, or none of them is', async () => {
    const directory = await open()
    kept.isFailing = true
    await expect(
      directory.change('Hà', 'import', () => [withNotes(site, 'a'), withNotes(other, 'b')]),
    ).rejects.toThrow('full')
    expect(directory.entries().size).toBe(0)
    expect((await open()).entries().size).toBe(0)
    kept.isFailing = false
    const told: string[][] = []
    directory.onChange((sites) => told.push([...sites]))
    await Promise.all([
      directory.change('Hà', 'import', () => [withNotes(site, 'a'), withNotes(other, 'b')]),
      directory.change('Nam', 'set', (now) => [withNotes(site, `${now.get(site)?.record.notes} sau Hà`)]),
    ])
    expect(directory.entries().get(site)?.record.notes).toBe('a sau Hà')
    expect(told).toEqual([[site, other], [site]])
    expect(kept.events.length).toBe(2)
  })

  test('G2: the event names fields and no contents; the same again is no change', async () => {
    const directory = await open()
    const record: SiteRecord = { ...blankRecord(site), principal: person }
    await directory.change('Hà', 'set', () => [record])
    expect(await directory.change('Hà', 'set', () => [{ ...record }])).toEqual([])
    expect(kept.events).toEqual([
      {
        ...{ kind: 'directory.changed', how: 'set', by: 'Hà' },
        sites: [{ site, fields: ['kind', 'principal.name', 'principal.phone'] }],
      },
    ])
    expect(JSON.stringify(kept.events)).not.toContain(person.phone)
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

  const kimDuc: FormerUnit = {
    ...{ name: 'Xã Kim Đức', district: 'Thành phố Việt Trì', province: 'Tỉnh Phú Thọ', code: '07903', site },
    ...{ document: 'NQ 1676', from: '2025-07-01' },
  }
  test('G5: former units are written with one event, or none is, and are there after a restart', async () => {
    const lineage = await openFormers()
    kept.isFailing = true
    await expect(lineage.write('Hà', () => [kimDuc])).rejects.toThrow('full')
    expect([lineage.entries().size, (await openFormers()).entries().size]).toEqual([0, 0])
    kept.isFailing = false
    await lineage.write('Hà', () => [kimDuc, { ...kimDuc, name: 'Xã Hùng Lô' }])
    await lineage.write('Nam', () => [{ ...kimDuc, document: 'NQ 202' }])
    await lineage.write('Nam', () => [])
    const again = await openFormers()
    expect([...again.entries().values()].map(({ former, by }) => [former.name, former.document, by])).toEqual(
      expect.arrayContaining([
        ['Xã Kim Đức', 'NQ 202', 'Nam'],
        ['Xã Hùng Lô', 'NQ 1676', 'Hà'],
      ]),
    )
    expect(again.index().ofName({ name: 'xa kim duc', within: ['TP Việt Trì'] })).toMatchObject([{ site }])
    const of = { kind: 'lineage.changed', sites: [site] }
    expect(kept.events).toEqual([
      { ...of, how: 'import', count: 2, by: 'Hà' },
      { ...of, how: 'import', count: 1, by: 'Nam' },
    ])
  })

  test('G5: a former unit is taken out once', async () => {
    const lineage = await openFormers()
    await lineage.write('Hà', () => [kimDuc])
    const [entry] = lineage.entries().values()
    const remove = () => lineage.remove('Hà', entry?.id ?? '')
    await remove()
    await expect(remove()).rejects.toMatchObject({ code: 'lineage.unknown' })
    expect([lineage.entries().size, (await openFormers()).entries().size]).toEqual([0, 0])
    expect(lineage.index().ofCode('07903')).toEqual([])
  })

  test('G6: who was named when by which document is kept; another field adds nothing', async () => {
    const directory = await open()
    const first = { ...person, document: 'CV 12' }
    await directory.change('Hà', 'set', () => [{ ...blankRecord(site), principal: first }])
    await directory.change('Hà', 'set', () => [{ ...withNotes(site, 'a'), principal: first }])
    clock.time += 1000
    const second = { ...person, name: 'Nam', document: 'CV 15' }
    await directory.change('Nam', 'import', () => [
      { ...withNotes(site, 'a'), principal: second, deputies: [first] },
      withNotes(other, 'b'),
    ])
    expect(await (await open()).persons(site)).toEqual([
      { revision: 3, at: clock.time, by: 'Nam', principal: second, deputies: [first] },
      { revision: 1, at: clock.time - 1000, by: 'Hà', principal: first, deputies: [] },
    ])
    expect(await directory.persons(other)).toEqual([])
  })

  test('G3, G6: after a record that can not be read the next change is stored, and who was named before stays', async () => {
    const directory = await open()
    await directory.change('Hà', 'set', () => [{ ...blankRecord(site), principal: person }])
    await directory.change('Hà', 'set', () => [{ ...withNotes(site, 'a'), principal: person }])
    await store.db.execute(sql`update site_directory set record = '{"site":1}' where site = ${site}`)
    const again = await open()
    const second = { ...person, name: 'Nam' }
    await again.change('Nam', 'import', () => [{ ...blankRecord(site), principal: second }])
    expect(again.entries().get(site)).toMatchObject({ revision: 3, record: { principal: second } })
    const both = [
      { revision: 3, by: 'Nam', principal: second },
      { revision: 1, by: 'Hà', principal: person },
    ]
    expect(await again.persons(site)).toMatchObject(both)
    await store.db.delete(directoryTable)
    const third = { ...person, name: 'Lan' }
    const anew = await open()
    for (const principal of [third, person])
      await anew.change('Lan', 'set', () => [{ ...blankRecord(site), principal }])
    expect(await anew.persons(site)).toMatchObject([
      { revision: 5 },
      { revision: 4, principal: third },
      ...both,
    ])
  })

  test('G6: focal persons of before are taken over from whatever is stored', async () => {
    const directory = await open()
    await directory.change('Hà', 'set', () => [
      { ...blankRecord(site), deputies: [person] },
      { ...blankRecord(other), principal: person },
    ])
    await store.db.execute(
      sql`update site_directory set record = record || '{"deputies":"x"}' where site = ${other}`,
    )
    await store.db.delete(personsTable)
    const takeOver = directoryMigrations.find(({ name }) => name.endsWith('persons'))?.sql.split(';')[1]
    await store.db.execute(sql.raw(takeOver ?? expect.fail('no such step')))
    expect(await directory.persons(site)).toMatchObject([{ deputies: [person] }])
    expect((await store.db.select().from(personsTable)).length).toBe(2)
  })

  const health = { site: 'VN-25-SYT', name: 'Sở Y tế', kind: 'department' as const }
  const ended: string[] = []
  const endLinks = async (of: string) => ended.push(of)
  const openAll = () => openBodies({ store, clock, log: silentLog, record, endLinks })
  test('G7: a body is made, renamed, closed and opened again, each with an event or not at all', async () => {
    const bodies = await openAll()
    kept.isFailing = true
    await expect(bodies.set(health, 0, 'Hà')).rejects.toThrow('full')
    expect([bodies.entries().size, (await openAll()).entries().size]).toEqual([0, 0])
    kept.isFailing = false
    expect(await bodies.set(health, 0, 'Hà')).toMatchObject({ revision: 1, closedAt: null })
    await expect(bodies.set(health, 0, 'Nam')).rejects.toMatchObject({ code: 'body.stale' })
    await expect(
      bodies.set({ ...health, site: 'VN-25-YTE', name: 'sở y tế' }, 0, 'Nam'),
    ).rejects.toMatchObject({ code: 'body.name-taken' })
    await expect(bodies.close('VN-25-SNV', 0, 'Hà')).rejects.toMatchObject({ code: 'body.unknown' })
    await bodies.close(health.site, 1, 'Hà')
    expect(await bodies.close(health.site, 2, 'Hà')).toMatchObject({ revision: 2, closedAt: clock.time })
    expect((await openAll()).of('VN-25')).toMatchObject([{ body: health, revision: 2, closedAt: clock.time }])
    await bodies.set({ ...health, name: 'Sở Y tế tỉnh' }, 2, 'Hà')
    expect(bodies.of('VN-25')).toMatchObject([{ body: { name: 'Sở Y tế tỉnh' }, closedAt: null }])
    expect(kept.events.map(({ kind }) => kind)).toEqual(['body.set', 'body.closed', 'body.set'])
  })

  test('G7: a clock that is set back makes no change older; since when it is closed is the clock’s', async () => {
    const bodies = await openAll()
    const { at } = await bodies.set(health, 0, 'Hà')
    clock.time -= 500
    expect(await bodies.close(health.site, 1, 'Hà')).toMatchObject({ at, closedAt: clock.time })
    expect(await bodies.set(health, 2, 'Hà')).toMatchObject({ at, closedAt: null })
  })

  test('G7: links end with the close, or neither does; what was not seen ends none', async () => {
    const bodies = await openAll()
    await bodies.set(health, 0, 'Hà')
    ended.length = 0
    await expect(bodies.close(health.site, 0, 'Hà')).rejects.toMatchObject({ code: 'body.stale' })
    expect(ended).toEqual([])
    const failing = await openBodies({
      ...{ store, clock, log: silentLog, record },
      endLinks: () => Promise.reject(new Error('no links')),
    })
    await expect(failing.close(health.site, 1, 'Hà')).rejects.toThrow('no links')
    expect((await openAll()).of('VN-25')).toMatchObject([{ revision: 1, closedAt: null }])
    await bodies.close(health.site, 1, 'Hà')
    expect(ended).toEqual([health.site])
  })

  test('G8: of the bodies of another node the newest that it told is kept, and nothing of others', async () => {
    const bodies = await openAll()
    const told = { body: health, revision: 2, closedAt: null, at: 2000, by: 'Hà' }
    let changes = 0
    bodies.onChange(() => changes++)
    await bodies.adopt('VN-25', [told, { ...told, body: { ...health, site: 'VN-19-SYT' } }])
    await bodies.adopt('VN-25', [{ ...told, revision: 1, at: 1000, closedAt: 1000 }, told])
    expect(changes).toBe(1)
    await bodies.adopt('VN-25', [{ ...told, revision: 1, at: 3000, closedAt: 3000 }])
    expect([...(await openAll()).entries().values()]).toMatchObject([{ revision: 1, closedAt: 3000 }])
    expect(kept.events).toEqual([])
  })

  test('G8: of another node as many bodies are kept as a node may have; those known are still changed', async () => {
    const bodies = await openAll()
    const told = Array.from({ length: MAX_BODIES + 1 }, (_, at) => ({
      ...{ body: { ...health, site: `VN-25-S${at}` }, revision: 1, closedAt: null, at: 2000, by: 'Hà' },
    }))
    await bodies.adopt('VN-25', told)
    await bodies.adopt(
      'VN-25',
      told.map((entry) => ({ ...entry, revision: 2, at: 3000 })),
    )
    const own = bodies.of('VN-25')
    expect([own.length, own.every(({ revision }) => revision === 2)]).toEqual([MAX_BODIES, true])
    expect(bodies.entries().has(`VN-25-S${MAX_BODIES}`)).toBe(false)
  })
})
