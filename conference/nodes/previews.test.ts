import { expect, test } from 'vitest'
import { beginSession, type Scene, type SessionState } from '#contract'
import { createManualClock } from '#foundation/time'
import { createPreviews } from './previews.ts'

const full = (site: string): Scene => ({ layout: 'full', slots: [{ kind: 'site', site }] })
const onAir = full('VN')
const next = full('VN-25-07900')
const session = (id: string, owner: string, scene = onAir): SessionState => ({
  ...beginSession({ id, title: 'Giao ban', owner, chair: null, bound: 6, by: 'Hà', at: 0 }),
  program: { revision: 1, scene, takenBy: 'Hà', takenAt: 0 },
})

function stage(node = 'VN') {
  const clock = createManualClock()
  const sessions = [session('s', 'VN'), session('p', 'VN-25')]
  let changes = 0
  const previews = createPreviews({ node, sessions: () => sessions, clock, onChange: () => changes++ })
  return { clock, sessions, previews, changes: () => changes }
}
const prepared = [{ session: 's', scene: next }]

test('N15: the last word counts, and emptied is gone', () => {
  const { previews, changes } = stage()
  previews.prepare('s', full('VN-19'))
  previews.prepare('s', next)
  previews.prepare('s', next)
  expect(previews.all()).toEqual(prepared)
  expect(changes()).toBe(2)
  previews.prepare('s', null)
  expect(previews.all()).toEqual([])
  expect(changes()).toBe(3)
})

test('N15: what is on air is in no preview; a take of the preview ends it, another take does not', () => {
  const { previews, sessions } = stage()
  previews.prepare('s', onAir)
  expect(previews.all()).toEqual([])
  previews.prepare('s', next)
  sessions[0] = session('s', 'VN', full('VN-19'))
  previews.sessionsChanged()
  expect(previews.all()).toEqual(prepared)
  sessions[0] = session('s', 'VN', next)
  previews.sessionsChanged()
  expect(previews.all()).toEqual([])
})

test('N15: it ends with its session', () => {
  const { previews, sessions, clock } = stage()
  previews.prepare('s', next)
  sessions.shift()
  previews.sessionsChanged()
  expect(previews.all()).toEqual([])
  expect(clock.pending()).toBe(0)
})

test('N15: it ends ten minutes after the last word on it', () => {
  const { previews, clock, changes } = stage()
  previews.prepare('s', next)
  clock.advance(9 * 60_000)
  previews.prepare('s', next)
  clock.advance(9 * 60_000)
  expect(previews.all()).toEqual(prepared)
  clock.advance(60_000)
  expect(previews.all()).toEqual([])
  expect(changes()).toBe(2)
  previews.close()
})

test('N15: the tier above speaks for its sessions, whole, and not for ours', () => {
  const { previews, changes } = stage('VN-25')
  previews.prepare('p', next)
  previews.adopt([...prepared, { session: 'p', scene: full('VN-19') }])
  expect(previews.all()).toEqual([...prepared, { session: 'p', scene: next }])
  previews.adopt(prepared)
  expect(changes()).toBe(2)
  previews.adopt([])
  expect(previews.all()).toEqual([{ session: 'p', scene: next }])
  previews.close()
})
