import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Refusal, type Scene } from '#contract'
import type { EventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { openSavedScenes, savedSceneMigrations } from './index.ts'
import { savedScenesTable } from './scene-store.ts'
import { addScene, moveScene, type Shelf } from './shelf.ts'

const full: Scene = { layout: 'full', slots: [{ kind: 'speaker' }] }
const duo: Scene = { layout: '1+1', slots: [{ kind: 'chair' }, { kind: 'site', site: 'VN-25' }] }
const by = 'Hà'
const refusalOf = (work: Promise<unknown>) => work.catch((error) => error.code)

let store: Store
let events: EventBody[] = []
let failing = false
beforeAll(async () => {
  store = await openStore({
    url: 'pglite:memory',
    migrations: savedSceneMigrations,
    snapshotDir: testSnapshotDir,
  })
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.db.delete(savedScenesTable)
  events = []
  failing = false
})

function open() {
  let count = 0
  return openSavedScenes({
    store,
    clock: createManualClock(),
    newId: () => `s${count++}`,
    record: (body, also) =>
      store.transaction(async (tx) => {
        await also(tx)
        if (failing) throw new Error('connection lost')
        events.push(body)
      }),
    log: silentLog,
  })
}
const namesIn = (shelf: Shelf, session: string | null = null) =>
  shelf.filter((each) => each.session === session).map(({ name }) => name)

test('S1, S3, S6: scenes of a session and templates have their own order, also after a restart', async () => {
  const scenes = await open()
  await scenes.save({ session: null, name: 'Khai mạc', scene: full }, by)
  await scenes.save({ session: 'h1', name: 'Thảo luận', scene: duo }, by)
  await scenes.save({ session: null, name: 'Giải lao', scene: full }, by)
  const id = await scenes.save({ session: null, name: 'Chào cờ', scene: duo, place: 0 }, by)
  expect(namesIn(scenes.all())).toEqual(['Chào cờ', 'Khai mạc', 'Giải lao'])
  await scenes.move(id, 1, by)
  const again = await open()
  expect(namesIn(again.all())).toEqual(['Khai mạc', 'Chào cờ', 'Giải lao'])
  expect(namesIn(again.all(), 'h1')).toEqual(['Thảo luận'])
  expect(again.all()).toEqual(scenes.all())
})

test('S2: saving over a scene keeps its id, session and place', async () => {
  const scenes = await open()
  const id = await scenes.save({ session: 'h1', name: 'Một', scene: full }, by)
  await scenes.save({ session: 'h1', name: 'Hai', scene: full }, by)
  await scenes.save({ session: null, name: 'Một mới', scene: duo, replaces: id }, by)
  expect(scenes.all()[0]).toMatchObject({ id, session: 'h1', name: 'Một mới', scene: duo })
  expect((await open()).all()).toEqual(scenes.all())
})

test('S3: moving keeps what there is, and the order of the others', () => {
  const place = fc.nat({ max: 8 })
  const steps = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.boolean(), place), { maxLength: 20 })
  fc.assert(
    fc.property(steps, (all) => {
      let shelf: Shelf = []
      for (const [index, [chosen, isNew, to]] of all.entries()) {
        const known = shelf[chosen]
        const before = shelf
        if (isNew || !known) {
          const session = chosen % 2 ? 'h1' : null
          shelf = addScene(shelf, { id: `s${index}`, session, name: 'x', scene: full, by, at: 0, place: to })
          expect(shelf.filter(({ id }) => id !== `s${index}`)).toEqual(before)
          continue
        }
        shelf = moveScene(shelf, known.id, to)
        const others = (list: Shelf) => list.filter(({ id }) => id !== known.id)
        expect(others(shelf)).toEqual(others(before))
        const group = shelf.filter(({ session }) => session === known.session)
        expect(group.indexOf(known)).toBe(Math.min(to, group.length - 1))
      }
    }),
  )
})

test('S4: what is asked of a scene that is not there is refused and records nothing', async () => {
  const scenes = await open()
  const asked = [
    scenes.save({ session: null, name: 'x', scene: full, replaces: 'gone' }, by),
    scenes.rename('gone', 'x', by),
    scenes.move('gone', 0, by),
    scenes.remove('gone', by),
  ]
  expect(await Promise.all(asked.map(refusalOf))).toEqual(asked.map(() => 'scene.unknown'))
  expect(new Refusal('scene.unknown', { scene: 'gone' }).body.message.vi).toContain('gone')
  expect([scenes.all(), events]).toEqual([[], []])
})

test('S5: each change gives its event, and one that could not be stored has not happened', async () => {
  const scenes = await open()
  let told = 0
  scenes.onChange(() => told++)
  const id = await scenes.save({ session: null, name: 'Một', scene: full }, by)
  await Promise.all([scenes.rename(id, 'Hai', by), scenes.remove(id, by)])
  expect(events.map(({ kind }) => kind)).toEqual(['scene.saved', 'scene.renamed', 'scene.deleted'])
  expect(events[2]).toMatchObject({ saved: id, name: 'Hai', by })
  expect(told).toBe(3)
  failing = true
  await expect(scenes.save({ session: null, name: 'Ba', scene: full }, by)).rejects.toThrow('connection lost')
  failing = false
  expect([scenes.all(), told]).toEqual([[], 3])
  expect((await open()).all()).toEqual([])
})

test('S6: what can not be read is left out and stays stored', async () => {
  const scenes = await open()
  await scenes.save({ session: null, name: 'Một', scene: full }, by)
  await store.db.update(savedScenesTable).set({ scene: { layout: '9x9', slots: [] } })
  expect((await open()).all()).toEqual([])
  expect(await store.db.select().from(savedScenesTable)).toHaveLength(1)
})
