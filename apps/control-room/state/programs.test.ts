import { expect, test } from 'vitest'
import { type Scene, type SessionState, screenOf } from '#contract'
import { session } from '../testing/samples.ts'
import { undoTarget } from './program-history.ts'
import { inProgram, isServed, nextProgram, noteUndoIn, seePrograms } from './programs.ts'

const full = (site: string): Scene => ({ layout: 'full', slots: [{ kind: 'site', site }] })
const base = session(7)
const withChair = (revision: number, site = 'VN-25'): SessionState => ({
  ...base,
  programs: [
    {
      id: 'c1',
      name: 'Chủ tọa',
      audience: { kind: 'chair' },
      program: { revision, scene: full(site), takenBy: 'An', takenAt: 0 },
    },
  ],
})

test('R34: the console works on one program of the session, the main one unless told', () => {
  const all = withChair(1)
  expect(inProgram(all, null)).toBe(all)
  expect(inProgram(all, 'gone')).toBe(all)
  expect(screenOf(inProgram(all, 'c1')).slots).toEqual(full('VN-25').slots)
  expect([nextProgram(all, null), nextProgram(all, 'c1'), nextProgram(base, null)]).toEqual([
    'c1',
    null,
    null,
  ])
})

test('R34: each program has an undo of its own', () => {
  let seen = seePrograms(new Map(), withChair(1))
  seen = seePrograms(seen, withChair(2, 'VN'))
  const history = () => seen.get('c1') ?? null
  const target = undoTarget(history())
  expect(target?.scene).toEqual(full('VN-25'))
  if (target) seen = noteUndoIn(seen, 'c1', 3, target)
  seen = seePrograms(seen, withChair(3))
  expect(undoTarget(history())).toBeNull()
  expect(seePrograms(seen, base).size).toBe(0)
})

test('R34: an audience that has a program is not offered another', () => {
  expect(isServed(withChair(1), { kind: 'chair' })).toBe(true)
  expect(isServed(withChair(1), { kind: 'speaker' })).toBe(false)
  expect(isServed(withChair(1), { kind: 'below', unit: 'VN-25' })).toBe(false)
})
