import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createPendingRequests } from './pending.ts'
import { code } from './testing/observing.ts'

test('L16: that nobody is there counts only for the peer that was asked', async () => {
  const clock = createManualClock()
  const pending = createPendingRequests(clock, '1')
  const first = pending.ask('e-1', 'VN-25', 'x', 1000, () => {})
  pending.nobody('e-1', 'VN-19')
  pending.answered('e-1', 'VN-25', '1', { is: 'done', body: 7 })
  expect(await first).toBe(7)
  const second = pending.ask('e-2', 'VN-25', 'x', 1000, () => {})
  pending.nobody('e-2', 'VN-25')
  expect(await code(second)).toBe('no-peer')
  expect(clock.pending()).toBe(0)
})
