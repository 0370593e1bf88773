import { expect, test } from 'vitest'
import { queuedFloor } from '#browser/meeting/testing'
import { closedFloor } from '#contract'
import { firstToInvite, firstToOpen, queuesOf } from './floor.ts'

test('R30: the key invites the first who is not invited yet, and opens the first who is, else the first who asks', () => {
  expect(firstToInvite(queuedFloor)).toBe('VN-25')
  expect(firstToOpen(queuedFloor)).toBe('VN-19')
  expect(firstToOpen({ ...queuedFloor, invited: [] })).toBe('VN-19')
  expect(firstToInvite(closedFloor(6))).toBeNull()
  expect(firstToOpen(closedFloor(6))).toBeNull()
})

test('R30: who is invited stands apart from who asks to speak, also one that asked itself', () => {
  const { called, asking } = queuesOf(queuedFloor)
  expect(called.map(({ site }) => site)).toEqual(['VN-19', 'VN-36'])
  expect(asking.map(({ site }) => site)).toEqual(['VN-25'])
})
