import { expect, test } from 'vitest'
import { queuedFloor } from './testing/index.ts'
import { lasted, waitingOf } from './waiting.ts'

test('the queue keeps its order; who was invited without asking follows', () => {
  expect(waitingOf(queuedFloor)).toEqual([
    { site: 'VN-19', askedAt: 1, invited: { by: 'Hà', at: 4 } },
    { site: 'VN-25', askedAt: 2, invited: null },
    { site: 'VN-36', askedAt: null, invited: { by: 'Hà', at: 3 } },
  ])
})

test('how long something has lasted', () => {
  expect([0, 61_000, 3_729_000, -5].map(lasted)).toEqual(['0:00', '1:01', '1:02:09', '0:00'])
})
