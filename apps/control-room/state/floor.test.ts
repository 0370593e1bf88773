import { expect, test } from 'vitest'
import { queuedFloor } from '#browser/meeting/testing'
import { closedFloor } from '#contract'
import { firstToInvite, firstToOpen } from './floor.ts'

test('the key invites the first who is not invited yet, and opens the first', () => {
  expect(firstToInvite(queuedFloor)).toBe('VN-25')
  expect(firstToOpen(queuedFloor)).toBe('VN-19')
  expect(firstToInvite(closedFloor(6))).toBeNull()
  expect(firstToOpen(closedFloor(6))).toBeNull()
})
