import { expect, test } from 'vitest'
import { layoutName, type Screen, slotCounts } from '#contract'
import { assign } from './assignment.ts'
import { type Drawn, settle } from './drawn.ts'
import { type Rect, slotRects } from './geometry.ts'

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.width - 1e-9 &&
  b.x < a.x + a.width - 1e-9 &&
  a.y < b.y + b.height - 1e-9 &&
  b.y < a.y + a.height - 1e-9

test.each(layoutName.options)(
  '%s: as many slots as the contract says, inside the box, apart, 16:9',
  (layout) => {
    const rects = slotRects(layout)
    expect(rects.length).toBe(slotCounts[layout])
    for (const [index, rect] of rects.entries()) {
      expect(rect.width).toBeCloseTo(rect.height)
      expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(rect.x + rect.width, rect.y + rect.height)).toBeLessThanOrEqual(100 + 1e-9)
      for (const other of rects.slice(index + 1)) expect(overlap(rect, other)).toBe(false)
    }
  },
)

test('a slot has the name of its site; without one, the id', () => {
  const scene: Screen = {
    layout: '1+1',
    slots: [
      { kind: 'site', site: 'VN-25-07900' },
      { kind: 'site', site: 'VN-25' },
    ],
  }
  const tiles = assign(scene, { 'VN-25-07900': 'PTO - Phường Việt Trì' })
  expect(tiles.map((tile) => (tile.kind === 'site' ? tile.label : null))).toEqual([
    'PTO - Phường Việt Trì',
    'VN-25',
  ])
})

const a = 'VN-25-00001/camera'
const b = 'VN-25-00002/camera'
const picture = (id: string, source: string, hasFrames = true) => ({ id, source, hasFrames })
const drawnA: Drawn[] = [{ kind: 'picture', id: 'a1', source: a, wanted: true }]

test('the old picture stays until the new one has a frame', () => {
  const waiting = settle(drawnA, [b], [picture('a1', a), picture('b1', b, false)], true)
  expect(waiting).toEqual([{ kind: 'picture', id: 'a1', source: a, wanted: false }])
  expect(settle(waiting, [b], [picture('a1', a), picture('b1', b)], true)).toEqual([
    { kind: 'picture', id: 'b1', source: b, wanted: true },
  ])
})

test('when patience ends or the old picture is gone, the slot waits in words', () => {
  expect(settle(drawnA, [b], [picture('a1', a)], false)).toEqual([{ kind: 'waiting', source: b }])
  expect(settle(drawnA, [b], [], true)).toEqual([{ kind: 'waiting', source: b }])
})

test('a new stream of the same source replaces the old one at its first frame', () => {
  expect(settle(drawnA, [a], [picture('a1', a), picture('a2', a, false)], true)).toEqual(drawnA)
  expect(settle(drawnA, [a], [picture('a1', a), picture('a2', a)], true)).toEqual([
    { kind: 'picture', id: 'a2', source: a, wanted: true },
  ])
})

test('a picture that moved to another slot is not drawn twice', () => {
  expect(settle(drawnA, [b, a], [picture('a1', a), picture('b1', b, false)], true)).toEqual([
    { kind: 'waiting', source: b },
    { kind: 'picture', id: 'a1', source: a, wanted: true },
  ])
})

test('an emptied slot is empty at once', () => {
  expect(settle(drawnA, [null], [picture('a1', a)], true)).toEqual([{ kind: 'empty' }])
})
