import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createNoteStore } from '../stores/note-store.ts'
import { playedConnection } from '../testing/played-connection.ts'
import { answered, incident } from '../testing/readiness-samples.ts'
import { createIncidentOrders } from './incidents.ts'

function played() {
  const node = playedConnection()
  const notes = createNoteStore(createManualClock())
  return { ...node, notes, orders: createIncidentOrders(node.connection, notes, (site) => site) }
}

test('R70: an incident is answered, called fixed with a note or without, handed to a provider, a call closed', async () => {
  const { orders, sent } = played()
  const owner = { party: 'telecom' as const, provider: 'VNPT', circuit: 'PTO-1', phone: '1800 1166' }
  await orders.answer('a')
  await orders.fix('a', ' Đã thay dây ')
  await orders.fix('b', '  ')
  expect(await orders.assign('a', owner)).toBe(true)
  expect(await orders.close('a')).toBe(true)
  expect(sent).toEqual([
    { op: 'incidents.answer', body: { incident: 'a' } },
    { op: 'incidents.fix', body: { incident: 'a', note: 'Đã thay dây' } },
    { op: 'incidents.fix', body: { incident: 'b', note: null } },
    { op: 'incidents.assign', body: { incident: 'a', owner } },
    { op: 'incidents.close', body: { incident: 'a' } },
  ])
})

test('R70: what was refused is said and not taken as done; nothing is ordered twice meanwhile', async () => {
  const { orders, sent, refuse, notes } = played()
  refuse()
  const first = orders.fix('a', 'Đã thay dây')
  expect(orders.pending.get().has('a')).toBe(true)
  expect(await orders.answer('a')).toBe(false)
  expect(await first).toBe(false)
  expect(sent).toHaveLength(1)
  expect(notes.live.get()[0]).toMatchObject({ kind: 'error', error: { code: 'site.unknown' } })
  expect(orders.pending.get().size).toBe(0)
})

test('R70: the list is the one that the node told last', () => {
  const { orders, tell } = played()
  tell('incidents', { incidents: [incident('a'), incident('b')] })
  tell('incidents', { incidents: [incident('b')] })
  expect(orders.live.get().map(({ id }) => id)).toEqual(['b'])
})

test('R70: a call for help is told over the wall until somebody answers it, and can be answered there', () => {
  const { orders, tell, sent, notes } = played()
  const call = (id: string, words: string | null = null) => incident(id, { cause: { kind: 'help', words } })
  const texts = () => notes.live.get().map((note) => (note.kind === 'done' ? note.text.vi : note.error.code))
  tell('incidents', { incidents: [call('old')] })
  expect(texts()).toEqual([])
  tell('incidents', { incidents: [call('old'), incident('test'), call('a', 'Loa rè')] })
  tell('incidents', { incidents: [call('old'), incident('test'), call('a', 'Loa rè')] })
  expect(texts()).toEqual([`${incident('a').site} gọi hỗ trợ: Loa rè`])
  const [note] = notes.live.get()
  expect(note).toMatchObject({ attention: true, until: Number.POSITIVE_INFINITY })
  if (note?.kind === 'done') note.undo?.run()
  expect(sent).toEqual([{ op: 'incidents.answer', body: { incident: 'a' } }])
  tell('incidents', { incidents: [call('old'), incident('a', { state: answered })] })
  expect(texts()).toEqual([])
  expect(orders.live.get()).toHaveLength(2)
})
