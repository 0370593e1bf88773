import { expect, test } from 'vitest'
import { layoutName, plainDressing } from '#contract'
import { crossFade } from './cross-fade.ts'
import type { Drawn } from './drawn.ts'
import { bannerSize, makeRoom, stripsOf, titleSize } from './dressing.ts'
import { slotRects } from './geometry.ts'

const banners = ['Giải lao', 'x'.repeat(80), 'x'.repeat(200)]

test.each(layoutName.options.filter((layout) => layout !== 'full'))(
  '%s: no slot lies under the title or a banner, and each is still 16:9 inside the box',
  (layout) => {
    for (const banner of banners) {
      const strips = stripsOf({ ...plainDressing, title: true, banner })
      for (const rect of makeRoom(layout, slotRects(layout), strips)) {
        expect(rect.width).toBeCloseTo(rect.height)
        expect(rect.y).toBeGreaterThanOrEqual(strips.top - 1e-9)
        expect(rect.y + rect.height).toBeLessThanOrEqual(100 - strips.bottom + 1e-9)
        expect(rect.x).toBeGreaterThanOrEqual(-1e-9)
        expect(rect.x + rect.width).toBeLessThanOrEqual(100 + 1e-9)
      }
    }
  },
)

test('without dressing, and for a single camera, nothing becomes smaller', () => {
  const grid = slotRects('5x5')
  expect(makeRoom('5x5', grid, stripsOf())).toEqual(grid)
  const full = slotRects('full')
  expect(makeRoom('full', full, stripsOf({ ...plainDressing, banner: 'Giải lao' }))).toEqual(full)
})

test('a longer banner is written smaller', () => {
  expect(banners.map(bannerSize)).toEqual(['short', 'medium', 'long'])
})

test('a long title is written in two smaller lines', () => {
  expect(['Giao ban', 'x'.repeat(90)].map(titleSize)).toEqual(['short', 'long'])
})

test('a fade: what was replaced stays under, what is new appears, what moved does neither', () => {
  const picture = (id: string): Drawn => ({ kind: 'picture', id, source: 'VN/camera', wanted: true })
  const rects = slotRects('1+1')
  const streams = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
  const fade = crossFade([picture('a'), picture('b')], [picture('b'), picture('c')], streams, rects)
  expect(fade.leaving).toEqual([{ stream: { id: 'a' }, rect: rects[0] }])
  expect([...fade.arriving]).toEqual(['c'])
})

test('a fade: an emptied slot leaves its picture for a moment', () => {
  const rects = slotRects('full')
  const before: Drawn[] = [{ kind: 'picture', id: 'a', source: 'VN/camera', wanted: true }]
  const fade = crossFade(before, [{ kind: 'empty' }], [{ id: 'a' }], rects)
  expect(fade.leaving).toHaveLength(1)
  expect(fade.arriving.size).toBe(0)
})
