import { expect, test } from 'vitest'
import { type Audience, MAX_PROGRAMS, type SessionState, type SiteId, sessionState } from '#contract'
import { commands } from '../commands.ts'
import { begun, full, known } from '../testing/begun.ts'
import { eventsBetween } from './events-between.ts'

const hoaBinh = 'VN-25-07900'
const given = (from = 'VN', at = 7) => ({ by: `Trực ${from}`, from, at, known, labelOf: String })
const chair: Audience = { kind: 'chair' }

const open = (state = begun, site: SiteId = 'VN-19', audience: Audience = chair, from = 'VN') =>
  commands['audience.open'].apply(
    state,
    { session: 's', name: 'Chủ tọa', audience, scene: full(site) },
    given(from),
  )
const take = (state: SessionState, seen: number, site: SiteId, from = 'VN') =>
  commands['audience.take'].apply(
    state,
    { session: 's', program: 'c1', seen, scene: full(site), transition: 'fade' },
    given(from, 9),
  )
const close = (state: SessionState, from = 'VN') =>
  commands['audience.close'].apply(state, { session: 's', program: 'c1' }, given(from))
const opened = open()
const refusal = (code: string, details = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

test('P23: an audience gets a program of its own, takes in it leave the main one as it is, and it ends', () => {
  expect(opened).toMatchObject({
    revision: 1,
    program: begun.program,
    programs: [{ id: 'c1', audience: chair }],
  })
  const taken = take(opened, 1, 'VN-25')
  expect(taken.program).toBe(begun.program)
  expect(taken.programs[0]?.program).toEqual({
    revision: 2,
    scene: full('VN-25'),
    takenBy: 'Trực VN',
    takenAt: 9,
    transition: 'fade',
  })
  expect(sessionState.parse(taken)).toEqual(taken)
  expect(close(taken)).toMatchObject({ revision: 3, programs: [] })
})

test('P2, P23: a take says which revision of that program its sender saw', () => {
  const taken = take(opened, 1, 'VN-25')
  expect(() => take(taken, 1, 'VN-19')).toThrow(
    refusal('session.stale', { by: 'Trực VN', current: 2, seen: 1 }),
  )
})

test('P23: one that is gone, one too many, and sites that are not of the session are refused', () => {
  expect(() => take(begun, 1, 'VN')).toThrow(refusal('audience.unknown', { program: 'c1' }))
  expect(() => close(begun)).toThrow(refusal('audience.unknown'))
  const most = Array.from({ length: MAX_PROGRAMS }).reduce<SessionState>((state) => open(state), begun)
  expect(() => open(most)).toThrow(refusal('audience.too-many', { count: 16 }))
  expect(() => open(begun, 'VN-99')).toThrow(refusal('site.unknown'))
  expect(() => open(begun, 'VN', { kind: 'sites', sites: ['VN', 'VN-99'] })).toThrow(refusal('site.unknown'))
  expect(() => open(begun, 'VN', { kind: 'below', unit: 'VN-99' })).toThrow(refusal('site.unknown'))
})

test('A1, P23: only the tier that holds control opens, takes and closes', () => {
  const code = 'session.not-in-control'
  expect(() => open(begun, 'VN', chair, 'VN-25')).toThrow(refusal(code))
  expect(() => take(opened, 1, 'VN', 'VN-25')).toThrow(refusal(code))
  expect(() => close(opened, 'VN-25')).toThrow(refusal(code))
})

test('A6: an audience is shown no site whose province does not let it be, unless all see it already', () => {
  const asks = { ...begun, showing: { ...begun.showing, rules: { 'VN-25': 'ask' as const } } }
  expect(() => open(asks, hoaBinh)).toThrow(refusal('showing.not-agreed', { sites: hoaBinh }))
  expect(() => take(open(asks), 1, hoaBinh)).toThrow(refusal('showing.not-agreed'))
  const onAir = { ...asks, program: { ...begun.program, scene: full(hoaBinh) } }
  expect(open(onAir, hoaBinh).programs).toHaveLength(1)
})

test('P7: each change of an audience’s program stands in the record once', () => {
  const named = { session: 's', program: 'c1', name: 'Chủ tọa', by: 'Hà', tier: 'VN' }
  expect(eventsBetween(begun, opened, 'Hà', 'VN')).toEqual([
    { kind: 'audience.opened', ...named, audience: chair, scene: full('VN-19') },
  ])
  const taken = take(opened, 1, 'VN-25')
  expect(eventsBetween(opened, taken, 'Hà', 'VN')).toEqual([
    { kind: 'audience.taken', ...named, revision: 2, scene: full('VN-25') },
  ])
  expect(eventsBetween(taken, close(taken), 'Hà', 'VN')).toEqual([{ kind: 'audience.closed', ...named }])
})
