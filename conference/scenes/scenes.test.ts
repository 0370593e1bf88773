import { expect, test } from 'vitest'
import {
  beginPatrol,
  beginSession,
  isOnScreen,
  resolveScene,
  type Scene,
  type Screen,
  type ScreenSlot,
  type SessionState,
  screenOf,
  slotCounts,
  withheldFrom,
} from '#contract'
import { layerOfSlot, layersOf, namedSites, sourcesOf } from './index.ts'

const site = (id: string): ScreenSlot => ({ kind: 'site', site: id })
const empty: ScreenSlot = { kind: 'empty' }

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
