import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { nothingKept, openDeskMemory } from '../stores/desk-memory.ts'
import { createNoteStore } from '../stores/note-store.ts'
import { playedConnection } from '../testing/played-connection.ts'
import { inRound, roundState } from '../testing/readiness-samples.ts'
import { createRoundOrders } from './rounds.ts'

const draft = { title: 'Trước giao ban', form: 'full' as const, sites: ['VN-25-07900'] }

function played(memory = nothingKept()) {
  const node = playedConnection()
  const notes = createNoteStore(createManualClock())
  const orders = createRoundOrders(node.connection, notes, memory)
  const texts = () => notes.live.get().map((note) => (note.kind === 'done' ? note.text.vi : note.error.code))
  return { ...node, orders, texts }
}

test('R67: a round is opened once, and is the one that is opened out, after a reload too', async () => {
  const kept = new Map<string, string>()
  const memory = openDeskMemory(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }))
  const { orders, sent, answerWith } = played(memory)
  answerWith(() => ({ round: 'd7' }))
  const opening = orders.open(draft)
  expect(orders.pending.get().has('new')).toBe(true)
  expect(await orders.open(draft)).toBe(false)
  expect(await opening).toBe(true)
  expect(sent).toEqual([{ op: 'rounds.open', body: draft }])
  expect([orders.chosen.get(), orders.pending.get().size]).toEqual(['d7', 0])
  expect(played(memory).orders.chosen.get()).toBe('d7')
})

test('R67: a refused round is said, and opens nothing out', async () => {
  const { orders, refuse, texts } = played()
  refuse()
  expect(await orders.open(draft)).toBe(false)
  expect([orders.chosen.get(), texts()]).toEqual([null, ['site.unknown']])
})

test('R69: pause, go on, test again all that failed or one, close', async () => {
  const { orders, sent } = played()
  await orders.pause('d1')
  await orders.resume('d1')
  await orders.retest('d1', null)
  await orders.retest('d1', ['VN-25-07900'])
  await orders.close('d1')
  expect(sent).toEqual([
    { op: 'rounds.pause', body: { round: 'd1' } },
    { op: 'rounds.resume', body: { round: 'd1' } },
    { op: 'rounds.retest', body: { round: 'd1', sites: null } },
    { op: 'rounds.retest', body: { round: 'd1', sites: ['VN-25-07900'] } },
    { op: 'rounds.close', body: { round: 'd1' } },
  ])
})

test('R69: the result is told when nobody waits any more, once', () => {
  const { orders, tell, texts } = played()
  const { proven, failed, absent, running } = inRound
  tell('rounds', { rounds: [roundState([proven('a'), failed('b'), absent('c'), running('d')])] })
  expect(texts()).toEqual([])
  const settled = [roundState([proven('a'), failed('b'), absent('c'), proven('d')])]
  tell('rounds', { rounds: settled })
  tell('rounds', { rounds: settled })
  expect(texts()).toEqual(['Kiểm thử 14:05 23/11: xong. 2 sẵn sàng, 1 không đạt, 1 vắng.'])
  expect(orders.live.get()).toEqual(settled)
})
