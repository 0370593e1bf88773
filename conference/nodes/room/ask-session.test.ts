import { expect, test } from 'vitest'
import { beginSession, closedFloor, type NodeId, type SessionState } from '#contract'
import { sessionsAsked } from './ask-session.ts'

const site = 'VN-25-07900'
const session = (id: string, owner: NodeId, open: string[]): SessionState => ({
  ...beginSession({ id, title: '', owner, chair: null, bound: 6, by: 'Hà', at: 0 }),
  floor: { ...closedFloor(6), open },
})
const idsOf = (sessions: readonly SessionState[]) => sessions.map(({ id }) => id)

test('N16: a site asks the session that it takes part in; without one it asks nobody', () => {
  const sessions = [session('own', 'VN-25', []), session('above', 'VN', [])]
  expect(idsOf(sessionsAsked('hand.raise', site, sessions))).toEqual(['above'])
  expect(sessionsAsked('hand.raise', site, [session('other', 'VN-19', [])])).toEqual([])
})

test('N16: it closes its microphone in every session where it is open', () => {
  const sessions = [
    session('own', 'VN-25', [site]),
    session('above', 'VN', ['VN']),
    session('b', 'VN', [site]),
  ]
  expect(idsOf(sessionsAsked('microphone.close', site, sessions))).toEqual(['own', 'b'])
})
