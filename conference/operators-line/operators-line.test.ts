import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { LINE_SHOWN, type LineMessage, type NodeId } from '#contract'
import type { EventBody } from '#contract/events'
import { silentLog } from '#foundation/log'
import { openStore, type Store } from '#foundation/store'
import { testSnapshotDir } from '#foundation/store/testing'
import { createManualClock } from '#foundation/time'
import { type OperatorsLine, openOperatorsLine, operatorsLineMigrations } from './index.ts'
import { lineTable, passedTable } from './line-store.ts'

let store: Store
let events: EventBody[] = []
let failing = false
let ids = 0
beforeAll(async () => {
  store = await openStore({
    url: 'pglite:memory',
    migrations: operatorsLineMigrations,
    snapshotDir: testSnapshotDir,
  })
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.db.delete(lineTable)
  await store.db.delete(passedTable)
  events = []
  failing = false
})

const open = (node: NodeId = 'VN-25') =>
  openOperatorsLine({
    ...{ store, node, clock: createManualClock(), newId: () => `w${ids++}`, log: silentLog },
    record: (body, also) =>
      store.transaction(async (tx) => {
        await also(tx)
        if (failing) throw new Error('disk full')
        events.push(body)
      }),
  })
const said = (text: string, to: NodeId | null = null) => ({ session: 's', to, text })
const brought = (id: string, text: string, change: Partial<LineMessage> = {}): LineMessage => ({
  ...{ id, session: 's', from: 'VN', to: null, by: 'Hà', at: 5, text },
  ...change,
})
const textsOf = (line: OperatorsLine) => line.all().map(({ text }) => text)
const everything = () => true

test('O1: words stand in the order in which they came, with who, where and when; also after a restart', async () => {
  const line = await open()
  let told = 0
  line.onChange(() => told++)
  await line.say(said('Phú Thọ sẵn sàng'), 'An')
  await line.receive([brought('c1', 'Trung ương nghe rõ')], 'VN')
  expect(line.all()).toMatchObject([
    { from: 'VN-25', by: 'An', session: 's', text: 'Phú Thọ sẵn sàng' },
    { from: 'VN', by: 'Hà', at: 5, text: 'Trung ương nghe rõ' },
  ])
  expect(told).toBe(2)
  expect((await open()).all()).toEqual(line.all())
  expect(events).toEqual([{ kind: 'line.said', message: line.all()[0] }])
})

test('O1: what could not be stored was not said', async () => {
  const line = await open()
  failing = true
  await expect(line.say(said('mất'), 'An')).rejects.toThrow('disk full')
  failing = false
  await line.say(said('còn'), 'An')
  expect(textsOf(line)).toEqual(['còn'])
  expect(textsOf(await open())).toEqual(['còn'])
})

test('O2: a word for another tier is passed on and not shown', async () => {
  const line = await open('VN')
  await line.receive([brought('p1', 'riêng', { from: 'VN-25', to: 'VN-19' })], 'VN-25')
  await line.say(said('gửi Phú Thọ', 'VN-25'), 'Hà')
  expect(textsOf(line)).toEqual(['gửi Phú Thọ'])
  expect(textsOf(await open('VN'))).toEqual(['gửi Phú Thọ'])
  const batch = await line.pendingFor('VN-19', ({ message }) => message.to === 'VN-19')
  expect(batch?.messages.map(({ text }) => text)).toEqual(['riêng'])
})

test('O3: what comes twice is kept once', async () => {
  const line = await open()
  await line.receive([brought('c1', 'một'), brought('c2', 'hai')], 'VN')
  await line.receive([brought('c2', 'hai'), brought('c3', 'ba')], 'VN')
  expect(textsOf(line)).toEqual(['một', 'hai', 'ba'])
})

test('O3: a neighbour is told what it has not acknowledged, batch by batch, also after a restart', async () => {
  const line = await open()
  for (let n = 0; n < 60; n++) await line.say(said(`câu ${n}`), 'An')
  const first = await line.pendingFor('VN', everything)
  expect(first?.messages).toHaveLength(50)
  expect(await line.pendingFor('VN', everything)).toEqual(first)
  await line.passed('VN', first?.upTo ?? 0)
  const again = await open()
  const second = await again.pendingFor('VN', everything)
  expect(second?.messages.map(({ text }) => text)).toEqual(
    Array.from({ length: 10 }, (_, n) => `câu ${n + 50}`),
  )
  await again.passed('VN', second?.upTo ?? 0)
  expect(await again.pendingFor('VN', everything)).toBeNull()
  expect((await again.pendingFor('VN-19', everything))?.messages).toHaveLength(50)
})

test('O3: what does not go to a neighbour does not hold up what does', async () => {
  const line = await open('VN')
  await line.receive(
    Array.from({ length: 70 }, (_, n) => brought(`p${n}`, `${n}`, { from: 'VN-25' })),
    'VN-25',
  )
  const batch = await line.pendingFor('VN-25', ({ via, message }) => via !== 'VN-25' || message.text === '69')
  expect(batch?.messages.map(({ text }) => text)).toEqual(['69'])
})

test('O5: the newest 200 are shown, the others stay stored', async () => {
  const line = await open()
  const many = Array.from({ length: LINE_SHOWN + 20 }, (_, n) => brought(`m${n}`, `${n}`))
  await line.receive(many, 'VN')
  expect(line.all()).toHaveLength(LINE_SHOWN)
  expect(textsOf(line)[0]).toBe('20')
  expect(await store.db.select().from(lineTable)).toHaveLength(LINE_SHOWN + 20)
  expect((await open()).all()).toEqual(line.all())
})
