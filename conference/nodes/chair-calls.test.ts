import { expect, test } from 'vitest'
import { beginSession, type SessionState } from '#contract'
import type { EventBody } from '#contract/events'
import { createManualClock } from '#foundation/time'
import { createChairCalls } from './chair-calls.ts'

const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: 'VN', bound: 6, by: 'Hà', at: 0 })
const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const

function chaired() {
  let sessions: SessionState[] = [begun]
  let ids = 0
  let told = 0
  const events: EventBody[] = []
  const clock = createManualClock()
  const calls = createChairCalls({
    sessions: () => sessions,
    record: async (body) => void events.push(body),
    newId: () => `c${ids++}`,
    clock,
    onChange: () => told++,
  })
  const become = (...next: SessionState[]) => {
    sessions = next
    calls.sessionsChanged()
  }
  return { calls, clock, events, become, told: () => told, sites: () => calls.all().map(({ site }) => site) }
}

test('N29: a call waits once, and stands in the record', async () => {
  const { calls, events, told, sites } = chaired()
  const first = await calls.call('s', vietTri, 'Chủ tọa')
  expect(await calls.call('s', vietTri, 'Chủ tọa')).toBe(first)
  await calls.call('s', thanhBa, 'Chủ tọa')
  expect(sites()).toEqual([vietTri, thanhBa])
  expect(told()).toBe(2)
  expect(events.map(({ kind }) => kind)).toEqual(['chair.called', 'chair.called'])
  await expect(calls.call('gone', vietTri, 'Chủ tọa')).rejects.toMatchObject({ code: 'session.unknown' })
})

test('N29: it ends when the site is invited or may be heard, or the session is over', async () => {
  const { calls, become, sites } = chaired()
  await calls.call('s', vietTri, 'Chủ tọa')
  await calls.call('s', thanhBa, 'Chủ tọa')
  become({ ...begun, floor: { ...begun.floor, invited: [{ site: vietTri, at: 1, by: 'Hà' }] } })
  expect(sites()).toEqual([thanhBa])
  become({ ...begun, floor: { ...begun.floor, open: [thanhBa] } })
  expect(sites()).toEqual([])
  become(begun)
  await calls.call('s', vietTri, 'Chủ tọa')
  become()
  expect(sites()).toEqual([])
})

test('N29: an operator puts it aside, once; a quarter of an hour ends it', async () => {
  const { calls, clock, events, sites } = chaired()
  const id = await calls.call('s', vietTri, 'Chủ tọa')
  await calls.putAside(id, 'Hà')
  await calls.putAside(id, 'Hà')
  expect(sites()).toEqual([])
  expect(events.map(({ kind }) => kind)).toEqual(['chair.called', 'chair.put-aside'])
  await calls.call('s', vietTri, 'Chủ tọa')
  clock.advance(14 * 60_000)
  expect(sites()).toEqual([vietTri])
  clock.advance(2 * 60_000)
  expect(sites()).toEqual([])
  calls.close()
})
