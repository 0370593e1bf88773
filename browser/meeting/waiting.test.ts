import { expect, test } from 'vitest'
import { closedFloor } from '#contract'
import { lasted, waitingOf } from './waiting.ts'

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

test('the queue keeps its order; who was invited without asking follows', () => {
  expect(waitingOf(floor)).toEqual([
    { site: 'VN-19', askedAt: 1, invited: { by, at: 4 } },
    { site: 'VN-25', askedAt: 2, invited: null },
    { site: 'VN-36', askedAt: null, invited: { by, at: 3 } },
  ])
})

test('how long something has lasted', () => {
  expect([0, 61_000, 3_729_000, -5].map(lasted)).toEqual(['0:00', '1:01', '1:02:09', '0:00'])
})
