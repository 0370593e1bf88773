import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createNoteStore } from '../stores/note-store.ts'
import { playedConnection } from '../testing/played-connection.ts'
import { createLadderOrders } from './ladder.ts'

function played() {
  const node = playedConnection()
  const notes = createNoteStore(createManualClock())
  const texts = () => notes.live.get().map((note) => (note.kind === 'done' ? note.text.vi : note.error.code))
  return { ...node, texts, orders: createLadderOrders(node.connection, notes) }
}

test('R71, R72: a time is set, a waiver signed and withdrawn, the session declared ready', async () => {
  const { orders, sent, texts } = played()
  const signed = { sites: ['VN-25-07900'], by: 'Nguyễn Văn An', reason: 'Mất điện' }
  expect(await orders.set('s', 10)).toBe(true)
  expect(await orders.waive('s', signed)).toBe(true)
  expect(await orders.unwaive('s', 'w1')).toBe(true)
  expect(await orders.declare('s')).toBe(true)
  expect(sent).toEqual([
    { op: 'ladder.set', body: { session: 's', startsAt: 10 } },
    { op: 'ladder.waive', body: { session: 's', ...signed } },
    { op: 'ladder.unwaive', body: { session: 's', waiver: 'w1' } },
    { op: 'ladder.declare', body: { session: 's' } },
  ])
  expect(texts()).toEqual(['Đã tuyên bố phiên họp sẵn sàng.'])
})

test('R72: what is refused is said, and declares nothing', async () => {
  const { orders, refuse, texts } = played()
  refuse()
  expect(await orders.declare('s')).toBe(false)
  expect(texts()).toEqual(['site.unknown'])
})

test('R71: what the node tells of ladders is whole', () => {
  const { orders, tell } = played()
  const told = { ladders: [], notices: [] }
  tell('ladders', told)
  expect(orders.live.get()).toBe(told)
})
