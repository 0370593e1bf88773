import { expect, test } from 'vitest'
import { createLive } from '#browser/live-state'
import type { ChairCall } from '#contract'
import { createManualClock } from '#foundation/time'
import { emptyPreview, sceneOf } from '../state/preview.ts'
import { createNoteStore } from '../stores/note-store.ts'
import { session } from '../testing/samples.ts'
import { createChairCallOrders } from './chair-calls.ts'

const call = (id: string, site: string, of = 's1'): ChairCall => ({
  ...{ id, session: of, site, by: 'Chủ tọa', at: 0 },
})

function played() {
  let hear: (body: { calls: ChairCall[] }) => void = () => {}
  const sent: { op: string; body: unknown }[] = []
  const preview = createLive(emptyPreview)
  const notes = createNoteStore(createManualClock())
  const orders = createChairCallOrders({
    connection: {
      onNotice: (_op: string, listener: (body: never) => void) => {
        hear = listener as typeof hear
        return () => {}
      },
      request: async (op: string, body: unknown) => {
        sent.push({ op, body })
        return {} as never
      },
    },
    sessions: { current: () => session(1) },
    preview,
    notes,
    nameOf: (site) => site,
  })
  const shown = () =>
    sceneOf(preview.get()).slots.flatMap((slot) => (slot.kind === 'site' ? [slot.site] : []))
  return { orders, notes, sent, shown, tell: (...calls: ChairCall[]) => hear({ calls }) }
}

test('R42: each call of the chair is told once, and one key invites the first and puts it into the preview', async () => {
  const { orders, notes, sent, shown, tell } = played()
  tell(call('a', 'VN-25-07900'))
  expect(notes.live.get()).toEqual([])
  tell(call('x', 'VN-01', 's2'), call('a', 'VN-25-07900'), call('b', 'VN-25-07909'))
  expect(notes.live.get().map((note) => (note.kind === 'done' ? note.text.vi : ''))).toEqual([
    'Chủ tọa gọi VN-25-07909.',
    'Chủ tọa gọi VN-01.',
  ])
  await orders.heed()
  expect(sent).toEqual([{ op: 'floor.invite', body: { session: 's1', site: 'VN-25-07900' } }])
  expect(shown()).toEqual(['VN-25-07900'])
})

test('R42: a call is put aside; without one the key does nothing', async () => {
  const { orders, sent, shown, tell } = played()
  await orders.heed()
  expect([sent, shown()]).toEqual([[], []])
  const asked = call('a', 'VN-25-07900')
  tell(asked)
  await orders.putAside(asked)
  expect(sent).toEqual([{ op: 'chair.put-aside', body: { call: 'a' } }])
})

test('R42: what was told of a call goes once the call is dealt with, whoever did', () => {
  const { notes, tell } = played()
  const [a, b] = [call('a', 'VN-25-07900'), call('b', 'VN-25-07909')]
  const texts = () => notes.live.get().map((note) => (note.kind === 'done' ? note.text.vi : ''))
  tell()
  tell(a, b)
  notes.done({ vi: 'Đã lưu.', en: 'Saved.' })
  tell(b)
  expect(texts()).toEqual(['Đã lưu.', 'Chủ tọa gọi VN-25-07909.'])
  tell()
  expect(texts()).toEqual(['Đã lưu.'])
})
