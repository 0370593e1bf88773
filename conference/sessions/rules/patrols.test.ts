import { expect, test } from 'vitest'
import { MAX_CHOSEN_SITES, MAX_PATROLS, type PatrolSettings, type SiteId, sessionState } from '#contract'
import { commands } from '../commands.ts'
import { known, begun as session } from '../testing/begun.ts'
import { eventsBetween } from './events-between.ts'

const given = (at = 0) => ({ by: 'Hà', from: 'VN', at, known, labelOf: String })
const settings: PatrolSettings = {
  name: 'Các xã',
  list: { kind: 'below', unit: 'VN-25' },
  stepMs: 3000,
  slots: 4,
  order: 'listed',
}
const chosen = (...list: SiteId[]): PatrolSettings => ({ ...settings, list: { kind: 'sites', sites: list } })
const create = (state = session, wanted = settings) =>
  commands['patrol.create'].apply(state, { session: 's', settings: wanted }, given())
const made = create()
const ofPatrol = { session: 's', patrol: 'p1' }

test('P21: a patrol is made, changed and removed; its name in the session stays', () => {
  expect(commands['patrol.create'].reply(made, { session: 's', settings }, session)).toEqual({ patrol: 'p1' })
  const shown = {
    ...made,
    patrols: made.patrols.map((each) => ({ ...each, current: ['VN-25-07900'], seen: 1 })),
  }
  const changed = commands['patrol.change'].apply(
    shown,
    { ...ofPatrol, settings: { ...settings, slots: 1 } },
    given(),
  )
  expect(changed.patrols).toMatchObject([{ id: 'p1', slots: 1, current: ['VN-25-07900'], seen: 1 }])
  expect(sessionState.parse(changed)).toEqual(changed)
  expect(commands['patrol.remove'].apply(changed, ofPatrol, given())).toMatchObject({
    revision: 3,
    patrols: [],
  })
})

test('P21: sites that are not in the session are refused, so is one patrol too many, and one that is gone', () => {
  const [refused, tooMany, gone] = ['site.unknown', 'patrol.too-many', 'patrol.unknown'].map((code) =>
    expect.objectContaining({ code }),
  )
  expect(() => create(session, chosen('VN-25-07900', 'VN-99'))).toThrow(refused)
  expect(() => create({ ...session, owner: 'VN-25' }, chosen('VN-19'))).toThrow(refused)
  const full = Array.from({ length: MAX_PATROLS }).reduce<typeof session>((state) => create(state), session)
  expect(() => create(full)).toThrow(tooMany)
  expect(() => commands['patrol.start'].apply(session, ofPatrol, given())).toThrow(gone)
  expect(() => commands['patrol.remove'].apply(session, ofPatrol, given())).toThrow(gone)
})

test('P21: the chosen sites of all patrols together are bounded; a unit is always gone round', () => {
  const many = (count: number): PatrolSettings => chosen(...Array.from({ length: count }, () => 'VN-25'))
  const half = create(session, many(MAX_CHOSEN_SITES - 10))
  const tooLong = expect.objectContaining({ code: 'patrol.too-long' })
  expect(() => create(half, many(11))).toThrow(tooLong)
  const full = create(half, many(10))
  expect(create(full).patrols).toHaveLength(3)
  const change = (wanted: PatrolSettings) =>
    commands['patrol.change'].apply(full, { ...ofPatrol, settings: wanted }, given())
  expect(() => change(many(MAX_CHOSEN_SITES - 9))).toThrow(tooLong)
  expect(change(many(MAX_CHOSEN_SITES - 10)).patrols).toHaveLength(2)
  expect(Buffer.byteLength(JSON.stringify(full.patrols))).toBeLessThan(9_000)
})

test('P22: a start begins the stop anew, a pause keeps it, and either twice changes nothing', () => {
  const started = commands['patrol.start'].apply(made, ofPatrol, given(7000))
  expect(started.patrols[0]).toMatchObject({ state: 'running', stepSince: 7000 })
  expect(commands['patrol.start'].apply(started, ofPatrol, given(9000))).toBe(started)
  const paused = commands['patrol.pause'].apply(started, ofPatrol, given(8000))
  expect(paused.patrols[0]).toMatchObject({ state: 'paused', stepSince: 7000 })
  expect(commands['patrol.pause'].apply(paused, ofPatrol, given(9000))).toBe(paused)
  expect(commands['patrol.pause'].apply(made, ofPatrol, given(9000))).toBe(made)
})

test('P7: every command on a patrol is recorded with its tier, a stop is not', () => {
  const named = { session: 's', patrol: 'p1', name: 'Các xã', by: 'Hà', tier: 'VN-25' }
  const events = (before: typeof session, after: typeof session) =>
    eventsBetween(before, after, 'Hà', 'VN-25')
  expect(events(session, made)).toEqual([{ kind: 'patrol.created', ...named, settings }])
  const started = commands['patrol.start'].apply(made, ofPatrol, given())
  expect(events(made, started)).toEqual([{ kind: 'patrol.started', ...named }])
  const paused = commands['patrol.pause'].apply(started, ofPatrol, given())
  expect(events(started, paused)).toEqual([{ kind: 'patrol.paused', ...named }])
  const other = { ...settings, slots: 2 }
  const changed = commands['patrol.change'].apply(made, { ...ofPatrol, settings: other }, given())
  expect(events(made, changed)).toEqual([{ kind: 'patrol.changed', ...named, settings: other }])
  expect(events(made, session)).toEqual([{ kind: 'patrol.removed', ...named }])
  const stepped = { ...made, patrols: made.patrols.map((each) => ({ ...each, step: 1, current: ['VN-25'] })) }
  expect(events(made, stepped)).toEqual([])
})
