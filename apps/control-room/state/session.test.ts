import { expect, test } from 'vitest'
import { chooseSession } from '#browser/meeting'
import type { SessionState } from '#contract'
import { session } from '../testing/samples.ts'
import { shownFailure } from './failure.ts'
import { countPictures, linkHealth } from './link-health.ts'
import { addNote, dropExpired, type Note } from './notes.ts'
import { obstacleInSession, obstacleToLinks, obstacleToMicrophone, type Standing } from './obstacle.ts'
import { noteUndo, type ProgramHistory, seeProgram, undoTarget } from './program-history.ts'

const seen = (...states: SessionState[]) =>
  states.reduce<ProgramHistory | null>((history, state) => seeProgram(history, state), null) as ProgramHistory

test('R13: an undo brings back the program before; a second one goes further back', () => {
  const history = seen(session(1), session(2), session(3))
  const first = undoTarget(history)
  expect(first?.revision).toBe(2)
  if (!first) return
  const undone = noteUndo(
    seeProgram(history, { ...session(4), program: { ...first, revision: 4 } }),
    4,
    first,
  )
  expect(undoTarget(undone)?.revision).toBe(1)
  const thenTaken = seeProgram(undone, session(5))
  expect(undoTarget(thenTaken)?.revision).toBe(2)
})

test('R13: nothing to undo at the start, after another session, after a revision that went back', () => {
  expect(undoTarget(null)).toBeNull()
  expect(undoTarget(seen(session(1)))).toBeNull()
  expect(undoTarget(seen(session(1), session(2), session(0)))).toBeNull()
  expect(undoTarget(seen(session(1), session(2, { id: 's2' })))).toBeNull()
})

test('R13: a microphone that opens is no program to undo', () => {
  const history = seen(session(1), session(2))
  const open = { ...session(2).floor, open: ['VN'] }
  expect(seeProgram(history, session(2, { revision: 9, floor: open }))).toBe(history)
})

test('R15: the obstacle is named; connection before right before session before control', () => {
  const may: Standing = { connected: true, node: 'VN-25', rights: ['read', 'display'] }
  expect(obstacleInSession('display', may, session(1))).toBeNull()
  expect(obstacleInSession('floor', may, session(1))).toEqual({ kind: 'no-right', right: 'floor' })
  expect(obstacleInSession('display', may, null)).toEqual({ kind: 'no-session' })
  expect(obstacleInSession('display', may, session(1, { owner: 'VN' }))).toEqual({
    kind: 'not-in-control',
    owner: 'VN',
  })
  expect(obstacleInSession('floor', { ...may, connected: false }, null)).toEqual({ kind: 'disconnected' })
})

test('R21: a tier has the microphones of its own sites in every session, and the links of those that sit there', () => {
  const province: Standing = { connected: true, node: 'VN-25', rights: ['read', 'floor', 'sites'] }
  const ofCentre = session(1, { owner: 'VN' })
  expect(obstacleToMicrophone('VN-25-07900', province, ofCentre)).toBeNull()
  expect(obstacleToMicrophone('VN-25', province, ofCentre)).toBeNull()
  expect(obstacleToMicrophone('VN-19-05710', province, ofCentre)).toEqual({
    kind: 'not-in-control',
    owner: 'VN',
  })
  expect(obstacleToMicrophone('VN-25-07900', { ...province, rights: [] }, ofCentre)?.kind).toBe('no-right')
  expect(obstacleToLinks('VN-25-07900', province)).toBeNull()
  expect(obstacleToLinks('VN-25-07900', { ...province, node: 'VN' })).toEqual({
    kind: 'not-home',
    home: 'VN-25',
  })
  expect(obstacleToLinks('VN', { ...province, node: 'VN' })).toBeNull()
})

test('R16: a request without an answer says that its outcome is not known', () => {
  expect(shownFailure({ kind: 'timeout', ms: 8000 }).message.vi).toContain('chưa biết')
  expect(shownFailure({ kind: 'disconnected' }).code).toBe('console.disconnected')
})

test('R17: the same error twice is shown once; errors stay, the rest goes by itself', () => {
  const failed = (id: number): Note => ({
    kind: 'error',
    id,
    at: id,
    error: shownFailure({ kind: 'disconnected' }),
  })
  const done: Note = { kind: 'done', id: 9, text: { vi: 'Xong', en: 'Done' }, until: 100 }
  const twice = addNote(addNote([], failed(1)), failed(2))
  expect(twice.map((note) => note.id)).toEqual([2])
  const mixed = addNote(twice, done)
  expect(dropExpired(mixed, 50)).toBe(mixed)
  expect(dropExpired(mixed, 101).map((note) => note.id)).toEqual([2])
})

test('R18: the chosen session, else one of this node, else the first', () => {
  const sessions = [session(1, { id: 'a', owner: 'VN' }), session(1, { id: 'b' })]
  expect(chooseSession(sessions, 'a', 'VN-25')?.id).toBe('a')
  expect(chooseSession(sessions, 'gone', 'VN-25')?.id).toBe('b')
  expect(chooseSession(sessions, null, 'VN-01')?.id).toBe('a')
  expect(chooseSession([], null, 'VN')).toBeNull()
})

test('only pictures count against the budget of a link; refusals make it need attention', () => {
  expect(countPictures(['VN/camera', 'VN/microphone', 'VN-25/content'])).toBe(2)
  const link = {
    peer: 'VN',
    label: 'Trung ương',
    presence: 'up',
    since: 0,
    versions: null,
    budget: 8,
    sending: [],
    receiving: [],
    kbpsOut: 0,
    kbpsIn: 0,
    refused: [{ source: 'VN-25/camera', vi: 'Quá 8 hình', en: 'More than 8' }],
  } as const
  const open = { ...link, sending: [], receiving: [], refused: [...link.refused] }
  expect(linkHealth(open)).toBe('refusing')
  expect(linkHealth({ ...open, presence: 'down' })).toBe('down')
  expect(linkHealth({ ...open, refused: [] })).toBe('well')
})
