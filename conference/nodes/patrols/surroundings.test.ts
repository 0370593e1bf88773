import { expect, test } from 'vitest'
import {
  beginPatrol,
  beginSession,
  type Scene,
  type SessionState,
  type SiteId,
  type SiteStatus,
} from '#contract'
import { absentStatus } from '../roster.ts'
import { surroundingsOf } from './surroundings.ts'

const [hoaBinh, vietTri, linhSon] = ['VN-25-07900', 'VN-25-07894', 'VN-19-05710'] as const
const all = ['VN', 'VN-19', linhSon, 'VN-25', vietTri, hoaBinh]
const settings = {
  name: 'Tất cả',
  list: { kind: 'below' as const, unit: 'VN' },
  stepMs: 3000,
  slots: 4,
  order: 'listed' as const,
}
const patrol = beginPatrol('p1', settings)
const session: SessionState = {
  ...beginSession({ id: 's', title: 'Giao ban', owner: 'VN', chair: 'VN-19', bound: 3, by: 'Hà', at: 0 }),
  patrols: [patrol],
}
const status = (
  site: SiteId,
  state: SiteStatus['state'],
  camera: SiteStatus['devices']['camera'],
): SiteStatus => ({ ...absentStatus(site, 0), state, devices: { camera, microphone: 'ok' } })
const around = (
  now: SessionState,
  { of = patrol, statusOf = (site: SiteId) => status(site, 'connected', 'ok') } = {},
) => surroundingsOf(now, of, { at: 0, sites: () => all, statusOf })
const onAir = (...slots: Scene['slots']): SessionState => ({
  ...session,
  program: { ...session.program, takenAt: 7, scene: { layout: '2x2', slots } },
})
const own = { kind: 'patrol', patrol: 'p1' } as const
const empty = { kind: 'empty' } as const

test('N18: a list is everything below a unit, or the chosen sites, each once', () => {
  expect(around(session).list).toEqual(['VN-19', linhSon, 'VN-25', vietTri, hoaBinh])
  const sites = [hoaBinh, linhSon, hoaBinh]
  const chosen = beginPatrol('p2', { ...settings, list: { kind: 'sites', sites } })
  expect(around(session, { of: chosen }).list).toEqual([hoaBinh, linhSon])
})

test.each([
  ['connected', 'ok', 'fit'],
  ['connected', 'unknown', 'fit'],
  ['connected', 'off', 'noVideo'],
  ['connected', 'lost', 'noVideo'],
  ['connected', 'denied', 'noVideo'],
  ['reconnecting', 'ok', 'absent'],
  ['absent', 'ok', 'absent'],
] as const)('L2: a site that is %s with camera %s: %s', (state, camera, fitness) => {
  const statusOf = (site: SiteId) => status(site, state, camera)
  expect(around(session, { statusOf }).fitnessOf(hoaBinh)).toBe(fitness)
})

test('L2: what its province does not let be shown is passed over, unless the province itself controls', () => {
  const ruled = (rule: 'ask' | 'refuse', more: Partial<SessionState> = {}) =>
    around({ ...session, showing: { ...session.showing, rules: { 'VN-25': rule } }, ...more }).fitnessOf(
      hoaBinh,
    )
  expect([ruled('ask'), ruled('refuse')]).toEqual(['notAgreed', 'notAgreed'])
  expect(around(session).fitnessOf(linhSon)).toBe('fit')
  expect(ruled('ask', { control: { ...session.control, holder: 'VN-25' } })).toBe('fit')
  const agreed = { ...session.showing, rules: { 'VN-25': 'ask' as const }, agreed: [hoaBinh] }
  expect(around({ ...session, showing: agreed }).fitnessOf(hoaBinh)).toBe('fit')
})

test('L1: it is on air since the take, in as many slots as the scene has for it and it may fill', () => {
  expect(around(session)).toMatchObject({ width: 4, onAirSince: null })
  expect(around(onAir(own, own, empty, empty))).toMatchObject({ width: 2, onAirSince: 7 })
  const narrow = { ...patrol, slots: 1 }
  const now = { ...onAir(own, own, empty, empty), patrols: [narrow] }
  expect(around(now, { of: narrow }).width).toBe(1)
})

test('L5: who stands beside it: named sites and earlier patrols give way in no case, the chair may', () => {
  const earlier = { ...beginPatrol('p0', settings), current: [vietTri] }
  const slots = [
    own,
    { kind: 'site', site: hoaBinh },
    { kind: 'chair' },
    { kind: 'patrol', patrol: 'p0' },
  ] as const
  const { named, elsewhere } = around({ ...onAir(...slots), patrols: [earlier, patrol] })
  expect(named).toEqual(new Set([hoaBinh, vietTri]))
  expect(elsewhere).toEqual(new Set([hoaBinh, 'VN-19', vietTri]))
  const later = around({ ...onAir(...slots), patrols: [patrol, earlier] })
  expect(later.named).toEqual(new Set([hoaBinh]))
})
