import { expect, test } from 'vitest'
import {
  beginPatrol,
  beginSession,
  type Patrol,
  type Scene,
  type SessionState,
  type SlotSource,
} from '#contract'
import {
  chiefPatrol,
  firstForm,
  formOf,
  placePatrol,
  settingsOf,
  shareSeen,
  slotsOnAir,
  stopLeft,
} from './patrol.ts'
import { chooseLayout, emptyPreview, sceneOf, selectSlot } from './preview.ts'
import { shortcutOf } from './shortcut.ts'

const settings = {
  name: 'Các xã',
  list: { kind: 'below' as const, unit: 'VN-25' },
  stepMs: 5000,
  slots: 2,
  order: 'listed' as const,
}
const patrol = (id: string, more: Partial<Patrol> = {}): Patrol => ({ ...beginPatrol(id, settings), ...more })
const own: SlotSource = { kind: 'patrol', patrol: 'p1' }
const site: SlotSource = { kind: 'site', site: 'VN-25' }
const empty: SlotSource = { kind: 'empty' }
const begun = beginSession({
  id: 's',
  title: 'Giao ban',
  owner: 'VN',
  chair: null,
  bound: 3,
  by: 'Hà',
  at: 0,
})
const session = (patrols: Patrol[], ...slots: SlotSource[]): SessionState => {
  const scene: Scene = {
    layout: '2x2',
    slots: [...slots, ...Array<SlotSource>(4 - slots.length).fill(empty)],
  }
  return { ...begun, patrols, program: { ...begun.program, scene, takenAt: 1000 } }
}

test('R33: it goes into the selected slot and the empty ones after it, as many as it fills, and leaves the others', () => {
  const slots = [site, own, site, empty, ...emptyPreview.slots.slice(4)]
  const placed = placePatrol(selectSlot({ ...emptyPreview, slots }, 2), patrol('p1'))
  expect(sceneOf(placed).slots).toEqual([site, empty, own, own])
  expect(sceneOf(placePatrol(placed, patrol('p1', { slots: 1 }))).slots).toEqual([site, empty, own, empty])
  const withContent = placePatrol(selectSlot(chooseLayout(emptyPreview, 'content+speaker'), 1), patrol('p1'))
  expect(sceneOf(withContent).slots).toEqual([{ kind: 'content' }, own])
  expect(withContent.slots).toEqual(emptyPreview.slots)
})

test('R33: keys are for the one pointed at, else the one on air, else the first', () => {
  const patrols = [patrol('p0'), patrol('p1')]
  expect(chiefPatrol(session(patrols, site, own), null)?.id).toBe('p1')
  expect(chiefPatrol(session(patrols, site, own), 'p0')?.id).toBe('p0')
  expect(chiefPatrol(session(patrols), 'gone')?.id).toBe('p0')
  expect(chiefPatrol(session([]), null)).toBeNull()
})

test.each([
  ['p', false, 'toggle'],
  ['P', true, 'place'],
  [']', false, 'next'],
  ['[', false, 'previous'],
])('R33: %s with Shift %s: %s', (key, shiftKey, asked) => {
  const press = { key, shiftKey, ctrlKey: false, metaKey: false, altKey: false, repeat: false, typing: false }
  expect(shortcutOf(press)).toEqual({ kind: 'patrol', asked })
  expect(shortcutOf({ ...press, typing: true })).toBeNull()
})

test('R33: the time left counts from the stop or the take, while it runs on air and somebody comes next', () => {
  const running = patrol('p1', { state: 'running', next: ['VN-25'], stepSince: 500 })
  expect(slotsOnAir(session([running], own, own), running)).toBe(2)
  expect(stopLeft(session([running], own), running, 2000)).toBe(4000)
  const later = { ...running, stepSince: 3000 }
  expect(stopLeft(session([later], own), later, 9000)).toBe(0)
  expect(stopLeft(session([running], site), running, 2000)).toBeNull()
  for (const other of [
    { ...running, state: 'paused' as const },
    { ...running, next: [] },
  ])
    expect(stopLeft(session([other], own), other, 2000)).toBeNull()
  expect([shareSeen({ seen: 9, total: 45 }), shareSeen({ seen: 0, total: 0 })]).toEqual([0.2, 0])
})

test('R33: a new one goes round the unit of the tree, or what the wall shows, and is named after that', () => {
  const around = { unit: 'VN-25', shown: ['VN-25-07900'], fallback: 'Mọi điểm cầu' }
  expect(settingsOf(firstForm, around)).toEqual({
    name: 'Mọi điểm cầu',
    list: { kind: 'below', unit: 'VN-25' },
    stepMs: 10_000,
    slots: 1,
    order: 'unseen-longest',
  })
  expect(settingsOf({ ...firstForm, seconds: 1 }, around)).toMatchObject({ stepMs: 3000 })
  const shown = { ...firstForm, list: 'shown' as const, name: ' Cụm 1 ' }
  expect(settingsOf(shown, around)).toMatchObject({
    name: 'Cụm 1',
    list: { kind: 'sites', sites: ['VN-25-07900'] },
  })
  expect(settingsOf(shown, { ...around, shown: [] })).toBeNull()
  expect(
    settingsOf({ ...formOf(settings), slots: 4 }, { ...around, unit: 'VN', kept: settings.list }),
  ).toEqual({
    ...settings,
    slots: 4,
  })
})
