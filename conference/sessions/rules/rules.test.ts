import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginSession, Refusal, type Scene, type SessionState, type SiteId, slotCounts } from '#contract'
import { known, refusalOf, sites } from '../testing/begun.ts'
import { acceptReplicas } from './accept-replicas.ts'
import { closeAllMicrophones, closeMicrophone } from './close-microphones.ts'
import { eventsBetween } from './events-between.ts'
import { openMicrophone } from './open-microphone.ts'
import { takeProgram } from './take-program.ts'

const at = Date.UTC(2026, 6, 1, 1, 30)
const now = { known, at }
const closer = { by: 'Hà', at }

const session = (owner = 'VN', bound = 6): SessionState =>
  beginSession({ id: 'giao-ban', title: 'Giao ban', owner, chair: owner, bound, by: 'Trực', at })

const duo = (...shown: (SiteId | null)[]): Scene => ({
  layout: '1+1',
  slots: Array.from({ length: slotCounts['1+1'] }, (_, slot) => {
    const site = shown[slot]
    return site ? { kind: 'site', site } : { kind: 'empty' }
  }),
})

test('P1: a session opens empty and closed', () => {
  expect(session()).toEqual({
    id: 'giao-ban',
    revision: 0,
    control: { holder: null, fence: 0, by: '', since: 0 },
    showing: { rules: {}, agreed: [], requests: [] },
    programs: [],
    patrols: [],
    cues: [],
    localParts: false,
    partOf: null,
    presenter: null,
    title: 'Giao ban',
    owner: 'VN',
    chair: 'VN',
    program: {
      revision: 0,
      scene: { layout: 'full', slots: [{ kind: 'empty' }] },
      takenBy: 'Trực',
      takenAt: at,
    },
    floor: { open: [], bound: 6, since: {}, raised: [], invited: [], closed: [], speaker: null },
  })
})

test('P2: a take puts the scene on air and counts', () => {
  const scene = duo('VN', 'VN-25-07900')
  const after = takeProgram(session(), { seen: 0, scene, by: 'Hà', at: at + 5 }, known)
  expect(after.program).toEqual({ revision: 1, scene, takenBy: 'Hà', takenAt: at + 5 })
  expect(after.revision).toBe(1)
})

test('P2: a take over a program that its sender did not see is refused with who and when', () => {
  const first = takeProgram(session(), { seen: 0, scene: duo('VN'), by: 'Hà', at }, known)
  const second = () => takeProgram(first, { seen: 0, scene: duo('VN-25'), by: 'Nam', at: at + 9 }, known)
  expect(refusalOf(second)).toEqual({
    code: 'session.stale',
    details: { by: 'Hà', at: '01/07/2026 08:30:00', current: 1, seen: 0 },
  })
})

test('P3: a site in two slots is refused', () => {
  const take = () => takeProgram(session(), { seen: 0, scene: duo('VN', 'VN'), by: 'Hà', at }, known)
  expect(refusalOf(take)).toMatchObject({ code: 'scene.invalid' })
})

test.each([
  ['a site that there is not', 'VN', 'VN-25-99999'],
  ['a site of another province', 'VN-25', 'VN-19-05443'],
  ['the centre, in a session of a province', 'VN-25', 'VN'],
])('P4: %s is refused on screen and on the floor', (_, owner, site) => {
  const take = () => takeProgram(session(owner), { seen: 0, scene: duo(site), by: 'Hà', at }, known)
  const open = () => openMicrophone(session(owner), site, now)
  expect(refusalOf(take)).toEqual({ code: 'site.unknown', details: { site } })
  expect(refusalOf(open)).toEqual({ code: 'site.unknown', details: { site } })
})

test('P5: one microphone more than the bound is refused with the bound', () => {
  const full = openMicrophone(session('VN', 1), 'VN', now)
  expect(refusalOf(() => openMicrophone(full, 'VN-25', now))).toEqual({
    code: 'floor.full',
    details: { bound: 1 },
  })
  expect(openMicrophone(closeMicrophone(full, 'VN', closer), 'VN-25', now).floor.open).toEqual(['VN-25'])
})

test('P6: what is so already changes nothing, also on a full floor', () => {
  const closed = session('VN', 1)
  const open = openMicrophone(closed, 'VN', now)
  expect(openMicrophone(open, 'VN', now)).toBe(open)
  expect(closeMicrophone(closed, 'VN', closer)).toBe(closed)
  expect(closeAllMicrophones(closed, closer)).toBe(closed)
  expect(closeAllMicrophones(open, closer)).toMatchObject({ revision: 2, floor: { open: [], bound: 1 } })
})

type Step = (state: SessionState) => SessionState
const site = fc.constantFrom(...sites)
const step: fc.Arbitrary<Step> = fc.oneof(
  site.map((each) => (state: SessionState) => openMicrophone(state, each, now)),
  site.map((each) => (state: SessionState) => closeMicrophone(state, each, closer)),
  fc.constant((state: SessionState) => closeAllMicrophones(state, closer)),
  fc.tuple(site, site).map(([left, right]) => (state: SessionState) => {
    const take = { seen: state.program.revision, scene: duo(left, right), by: 'Hà', at }
    return takeProgram(state, take, known)
  }),
)

test('P5, P6, P7: over any commands the record tells the floor and counts the takes, and the bound holds', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = session('VN', 3)
      let takes = 0
      const floor = new Set<SiteId>()
      for (const apply of steps) {
        let after = state
        try {
          after = apply(state)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
        const events = eventsBetween(state, after, 'Hà')
        expect(events.length > 0).toBe(after.revision === state.revision + 1)
        expect(after === state).toBe(events.length === 0)
        for (const event of events) {
          if (event.kind === 'microphone.opened') floor.add(event.site)
          if (event.kind === 'microphone.closed') floor.delete(event.site)
          if (event.kind === 'program.taken') takes++
        }
        state = after
        expect(new Set(state.floor.open)).toEqual(floor)
        expect(state.floor.open.length).toBeLessThanOrEqual(3)
        expect(state.program.revision).toBe(takes)
      }
    }),
  )
})

test('P7: opening is an event; closing all is one for each microphone', () => {
  const state = session()
  expect(eventsBetween(null, state, 'Hà')).toEqual([
    { kind: 'session.opened', session: 'giao-ban', title: 'Giao ban', owner: 'VN' },
  ])
  const two = openMicrophone(openMicrophone(state, 'VN', now), 'VN-25', now)
  expect(eventsBetween(two, closeAllMicrophones(two, closer), 'Hà', 'VN-25')).toEqual([
    { kind: 'microphone.closed', session: 'giao-ban', site: 'VN', by: 'Hà', tier: 'VN-25' },
    { kind: 'microphone.closed', session: 'giao-ban', site: 'VN-25', by: 'Hà', tier: 'VN-25' },
  ])
})

test('P9: only sessions of tiers above are taken over, and none under the name of an owned one', () => {
  const [centre, own, sibling] = [session('VN'), session('VN-25'), session('VN-19')]
  expect(acceptReplicas('VN-25', [centre, own, sibling], [])).toEqual([centre])
  expect(acceptReplicas('VN-25', [centre], [own])).toEqual([])
  expect(acceptReplicas('VN', [centre], [])).toEqual([])
})
