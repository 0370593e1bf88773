import { expect, test } from 'vitest'
import { beginSession, type SessionState, type SiteId } from '#contract'
import { commands } from '../commands.ts'
import { full, known, refusalOf, begun as session } from '../testing/begun.ts'
import { beginPart, eventsOfPartEnd } from './begin-part.ts'
import { expire } from './change-authority.ts'
import { eventsBetween } from './events-between.ts'
import { requireScene, sitesLentTo } from './membership.ts'

const [hoaBinh, nongTrang] = ['VN-25-07900', 'VN-25-07894'] as const
const given = (from: string, at = 0) => ({ by: `Trực ${from}`, from, at, known, labelOf: String })

const take = (state: SessionState, site: SiteId, from = 'VN') =>
  commands['session.take'].apply(
    state,
    { session: 's', seen: state.program.revision, scene: full(site) },
    given(from),
  )
const rule = (state: SessionState, kind: 'automatic' | 'ask' | 'refuse') =>
  commands['showing.rule'].apply(state, { session: 's', province: 'VN-25', rule: kind }, given('VN-25'))
const ask = (state: SessionState, site: SiteId = hoaBinh) =>
  commands['showing.ask'].apply(state, { session: 's', site, note: '' }, given('VN'))
const grant = (state: SessionState, to: string) =>
  commands['control.grant'].apply(state, { session: 's', to }, given('VN', 7))

test('A1: a take by a tier that does not hold control is refused, also by the owner that granted it', () => {
  const granted = grant(session, 'VN-25')
  expect(granted).toMatchObject({ revision: 1, control: { holder: 'VN-25', fence: 1 } })
  expect(refusalOf(() => take(granted, 'VN'))).toMatchObject({
    code: 'session.not-in-control',
    details: { owner: 'VN-25' },
  })
  expect(take(granted, 'VN-19', 'VN-25').program.scene).toEqual(full('VN-19'))
  expect(refusalOf(() => grant(session, 'VN-31'))).toMatchObject({ code: 'site.unknown' })
})

test('A6: a site under “ask” comes on air once its province has agreed, and stays when the rule tightens', () => {
  const asking = ask(rule(session, 'ask'))
  expect(refusalOf(() => take(asking, hoaBinh))).toEqual({
    code: 'showing.not-agreed',
    details: { sites: hoaBinh },
  })
  const { request } = commands['showing.ask'].reply(
    asking,
    { session: 's', site: hoaBinh, note: '' },
    session,
  )
  const body = { session: 's', request, answer: { kind: 'accept' } as const }
  const agreed = commands['showing.answer'].apply(asking, body, given('VN-25', 5))
  const onAir = take(agreed, hoaBinh)
  expect(take(rule(onAir, 'refuse'), hoaBinh).program.revision).toBe(2)
  expect(refusalOf(() => take(rule(onAir, 'refuse'), nongTrang))).toMatchObject({ code: 'showing.refused' })
})

test('A7: a tier that is neither owner nor holder asks for nothing; the holder does', () => {
  const asking = (state: SessionState, from: string) =>
    commands['showing.ask'].apply(state, { session: 's', site: hoaBinh, note: '' }, given(from))
  const ruled = rule(session, 'ask')
  expect(refusalOf(() => asking(ruled, 'VN-19'))).toEqual({
    code: 'session.not-in-control',
    details: { owner: 'VN' },
  })
  expect(asking(grant(ruled, 'VN-19'), 'VN-19').showing.requests).toMatchObject([{ from: 'VN-19' }])
})

test('P7: a request leaves its chain in the record: asked, then how it ended, each with who and from which tier', () => {
  const ruled = rule(session, 'ask')
  const asking = ask(ruled)
  const named = { session: 's', request: 'r2', site: hoaBinh, province: 'VN-25' }
  expect(eventsBetween(session, ruled, 'Nam', 'VN-25')).toEqual([
    { kind: 'showing.ruled', session: 's', province: 'VN-25', rule: 'ask', by: 'Nam' },
  ])
  expect(eventsBetween(ruled, asking, 'Trực VN', 'VN')).toEqual([
    { kind: 'showing.asked', ...named, note: '', by: 'Trực VN', tier: 'VN' },
  ])
  const counter = { kind: 'counter', site: nongTrang, reason: 'Đang họp' } as const
  const countered = commands['showing.answer'].apply(
    asking,
    { session: 's', request: 'r2', answer: counter },
    given('VN-25', 5),
  )
  expect(eventsBetween(asking, countered, 'Trực VN-25', 'VN-25')).toEqual([
    {
      kind: 'showing.answered',
      ...named,
      answer: 'countered',
      counter: nongTrang,
      reason: 'Đang họp',
      by: 'Trực VN-25',
      tier: 'VN-25',
    },
  ])
  expect(eventsBetween(asking, expire(asking, 60_000), '')).toEqual([{ kind: 'showing.expired', ...named }])
  expect(expire(countered, 60_000)).toBe(countered)
})

test('P7: a change of hands is told with both tiers and the number', () => {
  const granted = grant(session, 'VN-25')
  expect(eventsBetween(session, granted, 'Hà', 'VN')).toEqual([
    { kind: 'control.passed', session: 's', from: 'VN', to: 'VN-25', fence: 1, by: 'Hà', tier: 'VN' },
  ])
  const back = commands['control.return'].apply(granted, { session: 's' }, given('VN-25'))
  expect(eventsBetween(granted, back, 'Nam', 'VN-25')).toMatchObject([
    { from: 'VN-25', to: 'VN', fence: 2, tier: 'VN-25' },
  ])
})

test('A11, A12, A13: a part begins with what was on screen, and may show what the whole session shows', () => {
  const whole = take(session, 'VN')
  const begun = beginSession({
    id: 'p',
    title: 'Phần của Phú Thọ',
    owner: 'VN-25',
    chair: null,
    bound: 3,
    by: 'Nam',
    at: 9,
    partOf: 's',
  })
  const part = beginPart(begun, whole.program.scene)
  expect(eventsBetween(null, begun, 'Nam').map(({ kind }) => kind)).toEqual(['session.opened', 'part.opened'])
  expect(eventsBetween(begun, part, 'Nam')).toMatchObject([{ kind: 'program.taken', scene: full('VN') }])
  const lent = { ...known, lentTo: (state: SessionState) => sitesLentTo(state, [whole, part]) }
  expect(() => requireScene(part, full('VN'), lent)).not.toThrow()
  expect(refusalOf(() => requireScene(part, full('VN-19'), lent))).toMatchObject({ code: 'site.unknown' })
  expect(eventsOfPartEnd(part, 'returned').map(({ kind }) => kind)).toEqual(['part.ended', 'session.closed'])
})
