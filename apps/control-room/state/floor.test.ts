import { expect, test } from 'vitest'
import { closedFloor } from '#contract'
import { firstToInvite, firstToOpen } from './floor.ts'

const by = 'Hà'
const floor = {
  ...closedFloor(6),
  raised: [
    { site: 'VN-19', at: 1 },
    { site: 'VN-25', at: 2 },
  ],
  invited: [
    { site: 'VN-36', at: 3, by },
    { site: 'VN-19', at: 4, by },
  ],
}

test('the key invites the first who is not invited yet, and opens the first', () => {
  expect(firstToInvite(floor)).toBe('VN-25')
  expect(firstToOpen(floor)).toBe('VN-19')
  expect(firstToInvite(closedFloor(6))).toBeNull()
  expect(firstToOpen(closedFloor(6))).toBeNull()
})
