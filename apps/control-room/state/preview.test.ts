import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Scene, scene } from '#contract'
import {
  assignSite,
  assignSource,
  chooseLayout,
  clearAll,
  clearSlot,
  contentLayoutKeys,
  dress,
  emptyPreview,
  layoutKeys,
  letGo,
  type Preview,
  pointAtSlot,
  previewOf,
  sceneOf,
  selectSlot,
  swapSlots,
  visibleSlots,
} from './preview.ts'
import { nothingToTake, sameScene } from './scene-change.ts'

/** Sites by their ids, other slots by their kinds. */
const shownIn = (preview: Preview) =>
  visibleSlots(preview).map((slot) => (slot.kind === 'site' ? slot.site : slot.kind))

const four = ['VN-25-01', 'VN-25-02', 'VN-25-03', 'VN-25-04'].reduce(
  (p, site) => assignSite(p, site),
  emptyPreview,
)

test('R9: a site that is in another slot changes places', () => {
  const moved = assignSite(four, 'VN-25-01', 2)
  expect(shownIn(moved)).toEqual(['VN-25-03', 'VN-25-02', 'VN-25-01', 'VN-25-04'])
  expect(shownIn(swapSlots(four, 0, 3))).toEqual(['VN-25-04', 'VN-25-02', 'VN-25-03', 'VN-25-01'])
})

test('R9: no edit makes a scene that shows a site twice or that the contract refuses', () => {
  const site = fc.integer({ min: 1, max: 6 }).map((n) => `VN-25-0${n}`)
  const slot = fc.integer({ min: 0, max: 8 })
  const edit = fc.oneof(
    fc.tuple(site).map(
      ([s]) =>
        (p: Preview) =>
          assignSite(p, s),
    ),
    fc
      .constantFrom(...layoutKeys.map(([, layout]) => layout))
      .map((layout) => (p: Preview) => chooseLayout(p, layout)),
    slot.map((n) => (p: Preview) => selectSlot(p, n)),
    slot.map((n) => (p: Preview) => clearSlot(selectSlot(p, n))),
    fc.tuple(slot, slot).map(
      ([a, b]) =>
        (p: Preview) =>
          swapSlots(p, a, b),
    ),
    fc.constant(clearAll),
  )
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const result = edits.reduce((preview, change) => change(preview), emptyPreview)
      const named = result.slots.filter(({ kind }) => kind !== 'empty').map((slot) => JSON.stringify(slot))
      return new Set(named).size === named.length && scene.safeParse(sceneOf(result)).success
    }),
  )
})

test('R10: after an assignment the next empty slot is selected', () => {
  const one = assignSite(emptyPreview, 'VN-25')
  expect(one.selected).toBe(1)
  expect(assignSite(selectSlot(one, 3), 'VN-25-02').selected).toBe(1)
  expect(four.selected).toBe(3)
  expect(assignSite(selectSlot(four, 1), 'VN-25-09').selected).toBe(1)
})

test('R10: a slot that was pointed at takes the next sites until no slot is empty', () => {
  const pointed = pointAtSlot(emptyPreview, 1)
  expect(pointed).toMatchObject({ selected: 1, armed: true })
  expect(pointAtSlot(pointed, 1).armed).toBe(false)
  expect(letGo(pointed)).toMatchObject({ selected: 1, armed: false })
  expect(assignSite(pointed, 'VN')).toMatchObject({ selected: 2, armed: true })
  expect(assignSite(pointAtSlot(four, 2), 'VN')).toMatchObject({ selected: 2, armed: false })
})

test('R11: a smaller layout hides slots, a larger one brings them back', () => {
  const small = chooseLayout(four, '1+1')
  expect(sceneOf(small).slots).toHaveLength(2)
  expect(small.selected).toBe(1)
  expect(visibleSlots(chooseLayout(small, '2x2'))).toEqual(visibleSlots(four))
  expect(shownIn(clearAll(four))).toEqual(['empty', 'empty', 'empty', 'empty'])
})

test('R11: the layouts with content begin with content and speaker and leave the other slots alone', () => {
  const content = chooseLayout(four, 'content+speaker')
  expect(shownIn(content)).toEqual(['content', 'speaker'])
  const changed = assignSite(content, 'VN-25-01', 1)
  expect(shownIn(changed)).toEqual(['content', 'VN-25-01'])
  expect(visibleSlots(chooseLayout(changed, '2x2'))).toEqual(visibleSlots(four))
  expect(shownIn(chooseLayout(clearAll(changed), 'content'))).toEqual(['content'])
})

test('R26: speaker, chair and content stand in a slot like a site; the dressing and its lack are kept', () => {
  const chaired = assignSource(four, { kind: 'chair' }, 0)
  expect(shownIn(chaired)).toEqual(['chair', 'VN-25-02', 'VN-25-03', 'VN-25-04'])
  expect(shownIn(assignSource(chaired, { kind: 'chair' }, 1))[0]).toBe('VN-25-02')
  expect(shownIn(assignSource(chaired, { kind: 'empty' }, 1))[1]).toBe('empty')
  expect(sceneOf(four).dressing).toBeUndefined()
  const dressed = dress(four, { banner: 'Giải lao' })
  expect(sameScene(sceneOf(dressed), sceneOf(four))).toBe(false)
  expect(sameScene(sceneOf(previewOf(sceneOf(dressed))), sceneOf(dressed))).toBe(true)
  expect(sameScene(sceneOf(dress(dressed, { banner: null })), sceneOf(four))).toBe(true)
})

test('R11: a preview made of a scene takes that scene', () => {
  const onAir: Scene = {
    layout: '1+5',
    slots: [{ kind: 'site', site: 'VN' }, ...new Array<Scene['slots'][number]>(5).fill({ kind: 'empty' })],
  }
  expect(sameScene(sceneOf(previewOf(onAir)), onAir)).toBe(true)
  expect(previewOf(onAir).selected).toBe(1)
})

test('R20: an empty preview and one that is on air already are not taken', () => {
  const onAir = sceneOf(four)
  expect(nothingToTake(onAir, sceneOf(emptyPreview))).toBe('empty')
  expect(nothingToTake(onAir, onAir)).toBe('same')
  expect(nothingToTake(onAir, sceneOf(swapSlots(four, 0, 1)))).toBeNull()
})

test('the layouts that have a slot for content are named with their keys', () => {
  expect(contentLayoutKeys).toEqual([
    ['0', 'content+speaker'],
    ['-', 'content'],
  ])
  const withContent = layoutKeys.filter(([, layout]) =>
    shownIn(chooseLayout(emptyPreview, layout)).includes('content'),
  )
  expect(withContent).toEqual(contentLayoutKeys)
})
