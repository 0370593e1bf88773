import { expect, test } from 'vitest'
import {
  type Audience,
  beginSession,
  programOf,
  type Scene,
  type SessionState,
  type SiteId,
  screenFor,
  screenOf,
  screensOf,
} from '#contract'

const full = (site: SiteId): Scene => ({ layout: 'full', slots: [{ kind: 'site', site }] })
const base = beginSession({ id: 's', title: 'Giao ban', owner: 'VN', chair: 'VN', bound: 3, by: 'Hà', at: 0 })

/** A session with a program for each audience; `names` tells which one a site shows. */
function withAudiences(...audiences: Audience[]): SessionState {
  const programs = audiences.map((audience, index) => {
    const scene = full(`VN-0${index + 1}`)
    return { id: `c${index}`, name: `${index}`, audience, program: { ...base.program, scene } }
  })
  return { ...base, program: { ...base.program, scene: full('VN-10') }, programs }
}
const shownAt = (session: SessionState, site: SiteId) => {
  const program = programOf(session, site)
  return session.programs.find((each) => each.program === program)?.audience.kind ?? 'main'
}
const below = (unit: SiteId): Audience => ({ kind: 'below', unit })
const chosen = (...sites: SiteId[]): Audience => ({ kind: 'sites', sites })

test('C10: who speaks, then the chair, then chosen sites, then the smallest unit, then the main program', () => {
  const session = withAudiences(
    below('VN-25'),
    chosen('VN', 'VN-25', 'VN-25-07900'),
    { kind: 'chair' },
    {
      kind: 'speaker',
    },
  )
  const speaking = { ...session, floor: { ...session.floor, open: ['VN-25-07900'] } }
  expect(shownAt(speaking, 'VN-25-07900')).toBe('speaker')
  expect(shownAt(session, 'VN-25-07900')).toBe('sites')
  expect(shownAt(session, 'VN')).toBe('chair')
  expect(shownAt(session, 'VN-25-07909')).toBe('below')
  expect(shownAt(session, 'VN-19')).toBe('main')
  expect(shownAt({ ...session, chair: null }, 'VN')).toBe('sites')
})

test('C10: a smaller unit before a larger one, and of two alike the first', () => {
  const session = withAudiences(below('VN'), below('VN-25'), chosen('VN-19'), chosen('VN-19'))
  expect(programOf(session, 'VN-25-07900')).toBe(session.programs[1]?.program)
  expect(programOf(session, 'VN-2')).toBe(session.programs[0]?.program)
  expect(programOf(session, 'VN-19')).toBe(session.programs[2]?.program)
})

test('C10: a screen for a site is that of its program, the same object while the session is', () => {
  const session = withAudiences(chosen('VN-19'))
  expect(screenFor(session, 'VN-19').slots).toEqual(full('VN-01').slots)
  expect(screenFor(session, 'VN-19')).toBe(screenFor(session, 'VN-19'))
  expect(screenFor(session, 'VN-25')).toBe(screenOf(session))
  expect(screensOf(session)).toEqual([screenOf(session), screenFor(session, 'VN-19')])
})
