import { expect, test } from 'vitest'
import type { LineSnapshot } from '#browser/self-test'
import type { LineGrade } from '#contract'
import { createManualClock } from '#foundation/time'
import { createLineWatch } from './line-watch.ts'

const snapshotAt = (timestamp: number, roundTrip: number): LineSnapshot => {
  const pair = { id: 'P', type: 'candidate-pair', timestamp, nominated: true, state: 'succeeded' }
  const transport = { id: 'T', type: 'transport', timestamp, selectedCandidatePairId: 'P' }
  const records = [transport, { ...pair, currentRoundTripTime: roundTrip }]
  return { up: records, down: records }
}

test('N39: a grade is told when it changes, again to who forgot it, and not after the end', async () => {
  const clock = createManualClock()
  const told: (LineGrade | null)[] = []
  let roundTrip: number | null = 0.02
  const watch = createLineWatch({
    clock,
    snapshot: async () => (roundTrip === null ? null : snapshotAt(clock.now(), roundTrip)),
    tell: (grade) => told.push(grade),
    onError: (error) => expect.unreachable(String(error)),
  })
  await clock.advanceAsync(5000)
  expect(told).toEqual([])
  await clock.advanceAsync(20_000)
  expect(told).toEqual(['good'])
  watch.again()
  expect(told).toEqual(['good', 'good'])
  roundTrip = 0.4
  await clock.advanceAsync(5000)
  expect(told.at(-1)).toBe('fail')
  roundTrip = null
  await clock.advanceAsync(5000)
  expect(told).toEqual(['good', 'good', 'fail', null])
  watch.close()
  roundTrip = 0.02
  await clock.advanceAsync(60_000)
  expect(told).toHaveLength(4)
})
