import { expect, test } from 'vitest'
import { beginSession, type SessionState, type ShowRequest } from '#contract'
import { createManualClock } from '#foundation/time'
import { createShowingClock } from './showing-clock.ts'

const request = (id: string, expiresAt: number): ShowRequest => ({
  id,
  site: 'VN-25-07900',
  province: 'VN-25',
  from: 'VN',
  by: 'Hà',
  askedAt: 0,
  expiresAt,
  note: '',
  state: 'pending',
  answeredBy: '',
  answeredAt: 0,
  reason: '',
  counter: null,
})
const session = (id: string, requests: ShowRequest[], owner = 'VN'): SessionState => ({
  ...beginSession({ id, title: id, owner, chair: null, bound: 3, by: 'Hà', at: 0 }),
  showing: { rules: {}, agreed: [], requests },
})
const settle = () => new Promise((done) => setImmediate(done))

test('A8: a request that nobody answers is ended by the clock of the owner, at its time and again after a failure', async () => {
  const clock = createManualClock()
  const at = clock.now() + 60_000
  let sessions = [session('a', [request('r1', at)]), session('b', [request('r2', 0)], 'VN-25')]
  const ended: string[] = []
  let failing = true
  const showing = createShowingClock({
    node: 'VN',
    sessions: () => sessions,
    clock,
    expire: async (id) => {
      ended.push(id)
      if (failing) throw new Error('store away')
    },
  })
  clock.advance(59_999)
  expect(ended).toEqual([])
  clock.advance(1)
  await settle()
  expect(ended).toEqual(['a'])
  failing = false
  clock.advance(1000)
  await settle()
  expect(ended).toEqual(['a', 'a'])
  sessions = [session('a', [])]
  showing.sessionsChanged()
  expect(clock.pending()).toBe(0)
})

test('A8: nothing rings after closing', () => {
  const clock = createManualClock()
  const showing = createShowingClock({
    node: 'VN',
    sessions: () => [session('a', [request('r1', clock.now() + 1000)])],
    expire: () => Promise.reject(new Error('closed')),
    clock,
  })
  showing.close()
  showing.sessionsChanged()
  expect(clock.pending()).toBe(0)
})
