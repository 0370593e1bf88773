import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  beginPatrol,
  beginSession,
  isOnScreen,
  type LayoutName,
  resolveScene,
  type Scene,
  type Screen,
  type ScreenSlot,
  type SessionState,
  screenOf,
  slotCounts,
  withheldFrom,
} from '#contract'
import {
  describeScene,
  diffScreens,
  isSameScreen,
  layerOfSlot,
  layersOf,
  namedSites,
  sourcesOf,
} from './index.ts'

const layouts = Object.keys(slotCounts) as LayoutName[]
const site = (id: string): ScreenSlot => ({ kind: 'site', site: id })
const empty: ScreenSlot = { kind: 'empty' }
const duo: Screen = { layout: '1+1', slots: [site('VN'), site('VN-25-07900')] }

const anySlot = fc.constantFrom(empty, ...['VN', 'VN-25', 'VN-25-07900', 'VN-19', 'VN-19-05443'].map(site))
const anyScreen: fc.Arbitrary<Screen> = fc
  .constantFrom(...layouts)
  .chain((layout) =>
    fc
      .array(anySlot, { minLength: slotCounts[layout], maxLength: slotCounts[layout] })
      .map((slots) => ({ layout, slots })),
  )

test('C1: the sources are the cameras in slot order, empty slots give none', () => {
  const screen: Screen = { layout: '2x2', slots: [empty, site('VN-25'), empty, site('VN')] }
  expect(sourcesOf(screen)).toEqual([
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
  const after: Screen = { layout: '2x2', slots: [site('VN-25-07900'), empty, site('VN-19'), empty] }
  expect(diffScreens(duo, after)).toEqual({
    layoutChanged: true,
    on: ['VN-19'],
    off: ['VN'],
    moved: [{ site: 'VN-25-07900', from: 1, to: 0 }],
  })
})

test('C4: each site is named at most once', () => {
  fc.assert(
    fc.property(anyScreen, anyScreen, (before, after) => {
      const { on, off, moved } = diffScreens(before, after)
      const named = [...on, ...off, ...moved.map((move) => move.site)]
      expect(new Set(named).size).toBe(named.length)
    }),
  )
})

test('C5: the same scene differs in nothing, and a difference turned round is the one backwards', () => {
  fc.assert(
    fc.property(anyScreen, anyScreen, (before, after) => {
      expect(isSameScreen(diffScreens(before, before))).toBe(true)
      const there = diffScreens(before, after)
      const back = diffScreens(after, before)
      expect(isSameScreen(there)).toBe(isSameScreen(back))
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

test('C6: a slot that names nobody is described by what it follows', () => {
  const scene: Scene = { layout: 'content+speaker', slots: [{ kind: 'content' }, { kind: 'speaker' }] }
  expect(describeScene(scene, {})).toBe('Nội dung và người phát biểu: (nội dung); (người phát biểu)')
})

const session = {
  ...beginSession({ id: 's', title: 'Giao ban', owner: 'VN', chair: 'VN', bound: 6, by: 'An', at: 0 }),
  presenter: 'VN-19',
}
const floor = { ...session.floor, open: ['VN-25', 'VN-25-07900'] }
const four: Scene = {
  layout: '2x2',
  slots: [{ kind: 'speaker' }, { kind: 'chair' }, { kind: 'content' }, site('VN-25-07900')],
}

test('C7: speaker, chair and content are whom the session names now', () => {
  expect(resolveScene(four, { ...session, floor: { ...floor, speaker: 'VN-25' } }).slots).toEqual([
    site('VN-25'),
    site('VN'),
    { kind: 'content', site: 'VN-19' },
    site('VN-25-07900'),
  ])
})

test('C7: until a voice is heard the speaker is whose microphone was opened last; then nobody', () => {
  expect(resolveScene(four, { ...session, floor }).slots[0]).toEqual(site('VN-25-07900'))
  expect(resolveScene(four, session).slots[0]).toEqual(empty)
})

test('C7: without chair, presenter or patrol the slot is empty; the dressing stays', () => {
  const dressing = { labels: false, title: true, clock: true, banner: 'Giải lao' }
  const slots: Scene['slots'] = [{ kind: 'chair' }, { kind: 'content' }, { kind: 'patrol', patrol: 'p' }]
  const facts = { ...session, chair: null, presenter: null, floor }
  expect(resolveScene({ layout: '1+2', slots, dressing }, facts)).toEqual({
    layout: '1+2',
    slots: [empty, empty, empty],
    dressing,
  })
})

test('C7, A14: whom a slot follows is shown only as far as the province lets the site be', () => {
  const patrol = { kind: 'patrol', patrol: 'p' } as const
  const scene: Scene = {
    layout: '2x2',
    slots: [{ kind: 'speaker' }, { kind: 'chair' }, patrol, site('VN-25')],
  }
  const settings = {
    name: 'Các xã',
    list: { kind: 'below' as const, unit: 'VN-25' },
    stepMs: 3000,
    slots: 1,
    order: 'listed' as const,
  }
  const going = { ...beginPatrol('p', settings), current: ['VN-25-07909'] }
  const now = { ...session, chair: 'VN-25-07894', floor, patrols: [going] }
  const ruled = (rule: 'ask' | 'refuse', more: Partial<SessionState> = {}) =>
    resolveScene(scene, { ...now, showing: { ...now.showing, rules: { 'VN-25': rule } }, ...more }).slots
  const all = [site('VN-25-07900'), site('VN-25-07894'), site('VN-25-07909'), site('VN-25')]
  expect(resolveScene(scene, now).slots).toEqual(all)
  for (const rule of ['ask', 'refuse'] as const) {
    expect(ruled(rule)).toEqual([empty, empty, empty, site('VN-25')])
    expect(ruled(rule, { control: { ...now.control, holder: 'VN-25' } })).toEqual(all)
  }
  const agreed = { ...now.showing, rules: { 'VN-25': 'ask' as const }, agreed: ['VN-25-07900'] }
  expect(ruled('ask', { showing: agreed })).toEqual([site('VN-25-07900'), empty, empty, site('VN-25')])
})

test('C11: a slot that stays empty for want of consent tells whom it withholds; one that names nobody tells nothing', () => {
  const patrol = { kind: 'patrol', patrol: 'p' } as const
  const scene: Scene = { layout: '2x2', slots: [patrol, { kind: 'speaker' }, patrol, site('VN-25')] }
  const settings = {
    name: 'Các xã',
    list: { kind: 'below' as const, unit: 'VN' },
    stepMs: 3000,
    slots: 2,
    order: 'listed' as const,
  }
  const patrols = [{ ...beginPatrol('p', settings), current: ['VN-25-07909', 'VN-19'] }]
  const asks = { ...session.showing, rules: { 'VN-25': 'ask' as const } }
  const now = { ...session, floor, patrols, showing: asks }
  expect(withheldFrom(scene, now)).toEqual(['VN-25-07909', 'VN-25-07900', null, null])
  expect(resolveScene(scene, now).slots).toEqual([empty, empty, site('VN-19'), site('VN-25')])
  const agreed = { ...asks, agreed: ['VN-25-07900'] }
  expect(withheldFrom(scene, { ...now, showing: agreed })).toEqual(['VN-25-07909', null, null, null])
  expect(withheldFrom(four, { ...now, showing: asks, chair: null })).toEqual([
    'VN-25-07900',
    null,
    null,
    null,
  ])
})

test('C7: the screen of a session follows its state, and is the same object for the same state', () => {
  const scene: Scene = { layout: 'full', slots: [{ kind: 'speaker' }] }
  const silent = { ...session, program: { ...session.program, scene } }
  const spoken = { ...silent, floor }
  expect(screenOf(silent)).toEqual({ layout: 'full', slots: [empty] })
  expect(screenOf(spoken)).toEqual({ layout: 'full', slots: [site('VN-25-07900')] })
  expect(screenOf(spoken)).toBe(screenOf(spoken))
})

test('C8: a site that is named and speaks stands in both slots, at the higher layer, and is named once', () => {
  const scene: Scene = {
    layout: '1+2',
    slots: [{ kind: 'speaker' }, site('VN-25-07900'), { kind: 'empty' }],
  }
  const shown = resolveScene(scene, { ...session, floor })
  expect(sourcesOf(shown).map(({ source, slot }) => [source, slot])).toEqual([
    ['VN-25-07900/camera', 0],
    ['VN-25-07900/camera', 1],
  ])
  expect(layersOf(shown)).toEqual(new Map([['VN-25-07900/camera', 2]]))
  expect(namedSites(scene)).toEqual(['VN-25-07900'])
})

test('C9: content is a picture of its own, always whole; its site is not on screen by it', () => {
  const scene: Scene = { layout: '1+5', slots: [empty, { kind: 'content' }, empty, empty, empty, empty] }
  const shown = resolveScene(scene, session)
  expect(sourcesOf(shown)).toEqual([{ source: 'VN-19/content', site: 'VN-19', slot: 1, layer: 2 }])
  expect(isOnScreen(shown, 'VN-19')).toBe(false)
  expect(isOnScreen(resolveScene(four, session), 'VN')).toBe(true)
})
