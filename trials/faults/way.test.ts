import { expect, test } from 'vitest'
import { seeded } from '../../browser/self-test/testing/seeded.ts'
import { createWay, QUEUE_MS, type WayFault } from './way.ts'

/** Datagrams of a kilobyte, `everyMs` apart; when each leaves. */
function sent(fault: WayFault, count: number, everyMs: number) {
  const way = createWay(fault, seeded(4))
  return Array.from({ length: count }, (_, index) => {
    const atMs = index * everyMs
    return { atMs, leavesMs: way.pass(atMs, 1000) }
  })
}
const lateOf = (all: ReturnType<typeof sent>) =>
  all.flatMap(({ atMs, leavesMs }) => (leavesMs === null ? [] : [leavesMs - atMs]))

test('a sound line passes everything at once; a blocked one nothing', () => {
  expect(lateOf(sent({}, 100, 20))).toEqual(Array(100).fill(0))
  expect(lateOf(sent({ isBlocked: true }, 100, 20))).toEqual([])
})

test('loss: one in twenty, never at a fixed beat', () => {
  const all = sent({ lossShare: 0.05 }, 2000, 20)
  const lost = all.flatMap(({ leavesMs }, index) => (leavesMs === null ? [index] : []))
  expect(lost).toHaveLength(100)
  expect(new Set(lost.map((index) => index % 20)).size).toBeGreaterThan(10)
})

test('delay holds each datagram for so long', () => {
  expect(new Set(lateOf(sent({ delayMs: 400 }, 100, 20)))).toEqual(new Set([400]))
})

test('jitter is that of RFC 3550', () => {
  const late = lateOf(sent({ jitterMs: 60 }, 20_000, 20))
  const differences = late.slice(1).map((each, index) => Math.abs(each - (late[index] ?? 0)))
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length
  expect(mean / 60).toBeCloseTo(1, 1)
})

test('a cap lets so much through, makes the rest wait, and loses what would wait too long', () => {
  const all = sent({ kbps: 300 }, 1000, 10)
  const late = lateOf(all)
  const tookMs = 1000 * 10
  expect((late.length * 8) / tookMs / 0.3).toBeCloseTo(1, 1)
  expect(Math.max(...late)).toBeLessThan(QUEUE_MS + (8 * 1000) / 300 + 1)
})
