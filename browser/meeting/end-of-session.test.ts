import { expect, test } from 'vitest'
import { beginSession, type SessionState } from '#contract'
import { endOfSession, sessionOfSites } from './end-of-session.ts'

const session = (id: string, changes: Partial<SessionState> = {}): SessionState => ({
  ...beginSession({ id, title: `Phiên ${id}`, owner: 'VN-25', chair: null, bound: 6, by: 'An', at: 0 }),
  ...changes,
})
const [first, second] = [session('first'), session('second')]
const above = session('above', { owner: 'VN' })
const part = session('part', { partOf: 'above' })

test('sites are in the first whole session that the node tells', () => {
  expect(sessionOfSites([])).toBeNull()
  expect(sessionOfSites([first, second])).toBe(first)
  expect(sessionOfSites([part, above, first])).toBe(above)
})

test('when a session ends its sites leave, go on to the next one, or stay in the one that they are in', () => {
  expect(endOfSession('first', [first])).toEqual({ sites: 'leave' })
  expect(endOfSession('first', [first, second])).toEqual({ sites: 'go-on', other: second })
  expect(endOfSession('second', [first, second])).toEqual({ sites: 'stay', other: first })
  expect(endOfSession('first', [above, part, first])).toEqual({ sites: 'stay', other: above })
  expect(endOfSession('first', [])).toEqual({ sites: 'leave' })
})
