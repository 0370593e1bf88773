import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LayoutName, type Scene, type SlotSource, slotCounts } from '#contract'
import { describeScene, diffScenes, isSameScene, layerOfSlot, layersOf, sourcesOf } from './index.ts'

const layouts = Object.keys(slotCounts) as LayoutName[]
const site = (id: string): SlotSource => ({ kind: 'site', site: id })
const empty: SlotSource = { kind: 'empty' }
const duo: Scene = { layout: '1+1', slots: [site('VN'), site('VN-25-07900')] }

const anySlot = fc.constantFrom(empty, ...['VN', 'VN-25', 'VN-25-07900', 'VN-19', 'VN-19-05443'].map(site))
const anyScene: fc.Arbitrary<Scene> = fc
  .constantFrom(...layouts)
  .chain((layout) =>
    fc
      .array(anySlot, { minLength: slotCounts[layout], maxLength: slotCounts[layout] })
      .map((slots) => ({ layout, slots })),
  )

test('C1: the sources are the cameras in slot order, empty slots give none', () => {
  const scene: Scene = { layout: '2x2', slots: [empty, site('VN-25'), empty, site('VN')] }
  expect(sourcesOf(scene)).toEqual([
    { source: 'VN-25/camera', site: 'VN-25', slot: 1, layer: 1 },
    { source: 'VN/camera', site: 'VN', slot: 3, layer: 1 },
  ])
})

test.each([
  ['full', [2]],
  ['1+1', [2, 2]],
  ['1+2', [2, 1, 1]],
  ['1+5', [2, 0, 0, 0, 0, 0]],
  ['1+7', [2, 0, 0, 0, 0, 0, 0, 0]],
  ['2x2', [1, 1, 1, 1]],
  ['3x3', [0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['4x4', Array(16).fill(0)],
  ['5x5', Array(25).fill(0)],
  ['content+speaker', [2, 1]],
  ['content', [2]],
] as const)('C2: the layers of %s', (layout, layers) => {
  expect(layers.map((_, slot) => layerOfSlot(layout, slot))).toEqual(layers)
  expect(layers).toHaveLength(slotCounts[layout])
  expect(layerOfSlot(layout, layers.length)).toBe(0)
})

test('C3: a site that stands in two slots has the higher layer', () => {
  const slots = [site('VN'), site('VN-25'), empty, empty, empty, site('VN')]
  expect(layersOf({ layout: '1+5', slots })).toEqual(
    new Map([
      ['VN/camera', 2],
      ['VN-25/camera', 0],
    ]),
  )
})

test('C4: a difference names who comes on, goes off and moves', () => {
  const after: Scene = { layout: '2x2', slots: [site('VN-25-07900'), empty, site('VN-19'), empty] }
  expect(diffScenes(duo, after)).toEqual({
    layoutChanged: true,
    on: ['VN-19'],
    off: ['VN'],
    moved: [{ site: 'VN-25-07900', from: 1, to: 0 }],
  })
})

test('C4: each site is named at most once', () => {
  fc.assert(
    fc.property(anyScene, anyScene, (before, after) => {
      const { on, off, moved } = diffScenes(before, after)
      const named = [...on, ...off, ...moved.map((move) => move.site)]
      expect(new Set(named).size).toBe(named.length)
    }),
  )
})

test('C5: the same scene differs in nothing, and a difference turned round is the one backwards', () => {
  fc.assert(
    fc.property(anyScene, anyScene, (before, after) => {
      expect(isSameScene(diffScenes(before, before))).toBe(true)
      const there = diffScenes(before, after)
      const back = diffScenes(after, before)
      expect(isSameScene(there)).toBe(isSameScene(back))
      expect([back.on, back.off]).toEqual([there.off, there.on])
      const turned = there.moved.map(({ site, from, to }) => ({ site, from: to, to: from }))
      expect(new Set(back.moved.map((move) => JSON.stringify(move)))).toEqual(
        new Set(turned.map((move) => JSON.stringify(move))),
      )
    }),
  )
})

test('C6: a scene is described by layout and labels; an unknown label is the id, an empty slot is said', () => {
  expect(describeScene(duo, { 'VN-25-07900': 'PTO - Phường Việt Trì' })).toBe(
    'Chia đôi: VN; PTO - Phường Việt Trì',
  )
  expect(describeScene({ layout: 'full', slots: [empty] }, {})).toBe('Toàn màn hình: (trống)')
})
