import { expect, test } from 'vitest'
import { chooseSession } from '#browser/meeting'
import { holderOf, type SessionState, type ShowRequest, type SiteId } from '#contract'
import type { LinkStatus } from '#contract/console'
import { session, showRequest } from '../testing/samples.ts'
import { controlChoice, holderIsAway, islandOf } from './control.ts'
import { obstacleInSession } from './obstacle.ts'
import {
  askedUntil,
  consentFor,
  grantedBetween,
  grantedSite,
  incoming,
  lacksConsent,
  outgoing,
  settled,
  sitesWithoutConsent,
} from './requests.ts'

const hoaBinh = 'VN-25-04792'
const vietTri = 'VN-25-07900'
const whole = session(1, { id: 'w', owner: 'VN' })
const granted: SessionState = { ...whole, control: { holder: 'VN-25', fence: 1, by: 'Hà', since: 9 } }
const link = (peer: string, presence: LinkStatus['presence']): LinkStatus => ({
  peer,
  label: peer,
  presence,
  since: 77,
  versions: null,
  budget: 8,
  sending: [],
  receiving: [],
  kbpsOut: 0,
  kbpsIn: 0,
  refused: [],
})
const asking = (...requests: ShowRequest[]): SessionState => ({
  ...whole,
  showing: { rules: { 'VN-25': 'ask' }, agreed: [hoaBinh], requests },
})
const scene = (...sites: SiteId[]): SessionState['program']['scene'] => ({
  layout: '1+1',
  slots: sites.map((site) => ({ kind: 'site', site })),
})

test.each([
  ['the owner that holds it', whole, 'VN', 'grant'],
  ['the owner that granted it', granted, 'VN', 'take'],
  ['the tier that holds it', granted, 'VN-25', 'return'],
  ['another tier', granted, 'VN-01', 'none'],
] as const)('R32: %s may %s', (_who, state, node, choice) => {
  expect(controlChoice(state, node)).toBe(choice)
})

test('R32: who is blocked is told who controls; owner and holder keep the floor', () => {
  const standing = (node: string) => ({ connected: true, node, rights: ['display', 'floor'] as const })
  expect(holderOf(granted)).toBe('VN-25')
  expect(obstacleInSession('display', standing('VN'), granted)).toEqual({
    kind: 'not-in-control',
    owner: 'VN-25',
  })
  expect(obstacleInSession('display', standing('VN-25'), granted)).toBeNull()
  expect(obstacleInSession('floor', standing('VN'), granted)).toBeNull()
  expect(obstacleInSession('floor', standing('VN-25'), granted)).toBeNull()
  expect(obstacleInSession('floor', standing('VN-01'), granted)).toMatchObject({ owner: 'VN-25' })
})

test('R32: a holder that is out of reach is pointed out', () => {
  expect(holderIsAway(granted, [link('VN-25', 'up')])).toBe(false)
  expect(holderIsAway(granted, [link('VN-25', 'down')])).toBe(true)
  expect(holderIsAway(whole, [link('VN-25', 'down')])).toBe(false)
})

test('R28: a province that has lost the tier above is an island from that moment, with its part once it has one', () => {
  const part = session(1, { id: 'p', owner: 'VN-25', partOf: 'w' })
  const at = (presence: LinkStatus['presence'], sessions: SessionState[]) =>
    islandOf('VN-25', 'VN', [link('VN', presence)], sessions)
  expect(at('up', [whole])).toEqual({ kind: 'joined' })
  expect(at('down', [whole])).toEqual({ kind: 'alone', since: 77, part: null, whole })
  expect(at('down', [whole, part])).toMatchObject({ part })
  expect(at('down', [])).toEqual({ kind: 'joined' })
  expect(islandOf('VN', null, [link('VN-25', 'down')], [whole])).toEqual({ kind: 'joined' })
})

test('R18, R28: the console works on its own part, else on what its tier controls', () => {
  const own = session(1, { id: 'o', owner: 'VN-25' })
  const part = session(1, { id: 'p', owner: 'VN-25', partOf: 'w' })
  expect(chooseSession([granted, own, part], null, 'VN-25')).toBe(part)
  expect(chooseSession([granted, own], null, 'VN-25')).toBe(granted)
  expect(chooseSession([whole, own], null, 'VN-25')).toBe(own)
  expect(chooseSession([granted, part], 'w', 'VN-25')).toBe(granted)
})

test('R29: what this tier is asked, and what it asked for; ended ones for ten minutes', () => {
  const ended = showRequest({ id: 'r2', state: 'refused', answeredAt: 1000 })
  const other = showRequest({ id: 'r3', province: 'VN-01' })
  const state = asking(showRequest({}), ended, other)
  expect(incoming(state, 'VN-25').map(({ id }) => id)).toEqual(['r1'])
  expect(outgoing(state, 'VN', 2000).map(({ id }) => id)).toEqual(['r3', 'r2', 'r1'])
  expect(outgoing(state, 'VN', 601_000).map(({ id }) => id)).toEqual(['r3', 'r1'])
  expect(settled(state, 'VN-25', 2000).map(({ id }) => id)).toEqual(['r2'])
  expect(settled(state, 'VN-25', 601_000)).toEqual([])
})

test('R29: sites that can not come on air yet are named; what is on air and own sites need no consent', () => {
  const state = asking()
  expect(consentFor(state, vietTri, 'VN')).toBe('ask')
  expect(consentFor(state, hoaBinh, 'VN')).toBe('free')
  expect(consentFor(state, vietTri, 'VN-25')).toBe('free')
  expect(consentFor(state, 'VN-01', 'VN')).toBe('free')
  expect(sitesWithoutConsent(state, scene(vietTri, hoaBinh), 'VN')).toEqual([vietTri])
  const onAir = { ...state, program: { ...state.program, scene: scene(vietTri, 'VN') } }
  expect(sitesWithoutConsent(onAir, scene(vietTri, hoaBinh), 'VN')).toEqual([])
  expect([state, onAir].map((now) => lacksConsent(now, vietTri, 'VN'))).toEqual([true, false])
})

test('R29: beside what a preview lacks stands how long its province still has to answer, the first that ends', () => {
  const requests = [
    showRequest({}),
    showRequest({ id: 'r2', site: hoaBinh, expiresAt: 40_000 }),
    showRequest({ id: 'r3', site: 'VN-25', state: 'refused', expiresAt: 10_000 }),
  ]
  expect(askedUntil(asking(...requests), [vietTri, hoaBinh, 'VN-25'])).toBe(40_000)
  expect(askedUntil(asking(...requests), [vietTri])).toBe(60_000)
  expect(askedUntil(asking(...requests), ['VN-25'])).toBeNull()
})

test('R29: an answer that lets a site be shown is noticed once, with the site that it brings', () => {
  const before = asking(showRequest({}))
  const countered = asking(showRequest({ state: 'countered', counter: hoaBinh }))
  const [brought] = grantedBetween(before, countered, 'VN')
  expect(brought && grantedSite(brought)).toBe(hoaBinh)
  expect(grantedBetween(countered, countered, 'VN')).toEqual([])
  expect(grantedBetween(before, countered, 'VN-01')).toEqual([])
  expect(grantedBetween(before, asking(showRequest({ state: 'refused' })), 'VN')).toEqual([])
})
