import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  consentOf,
  freeShowing,
  Refusal,
  type Showing,
  type ShowingRule,
  type ShowRequest,
  type SiteId,
} from '#contract'
import {
  answerRequest,
  askToShow,
  expireRequests,
  nextExpiry,
  requestLastsMs,
  withdrawRequest,
} from './requests.ts'
import { requireConsent, setRule } from './showing.ts'
import { refusalOf, same } from './testing/refused.ts'

const centre = (at = 0) => ({ owner: 'VN', from: 'VN', by: 'Hà', at })
const province = (at = 0, from = 'VN-25') => ({ owner: 'VN', from, by: 'Nam', at })
const hoaBinh = 'VN-25-07900'
const nongTrang = 'VN-25-07894'
const rule = (kind: ShowingRule, showing = freeShowing) => setRule(showing, 'VN-25', kind, province(), same)
const asked = (at = 0, showing = rule('ask')) =>
  askToShow(showing, { id: 'r1', site: hoaBinh, note: 'Phóng sự' }, centre(at), same)
const take = (showing: Showing, sites: SiteId[], onAir: SiteId[] = [], from = 'VN') =>
  requireConsent({ owner: 'VN', showing, from, onAir }, sites, same)

test('A5: a province that said nothing shows its sites; only it says otherwise', () => {
  expect(consentOf(freeShowing, hoaBinh, 'VN', 'VN')).toBe('free')
  expect(refusalOf(() => setRule(freeShowing, 'VN-25', 'refuse', centre(), same))).toEqual({
    code: 'session.not-in-control',
    details: { owner: 'VN-25' },
  })
  expect(refusalOf(() => setRule(freeShowing, 'VN', 'refuse', centre(), same))).toMatchObject({
    code: 'site.unknown',
  })
  const twice = rule('ask', rule('ask'))
  expect(rule('ask', twice)).toBe(twice)
})

test('A6: a take is refused with the sites that have to be asked for, or that are not shown', () => {
  expect(refusalOf(() => take(rule('ask'), ['VN', hoaBinh, nongTrang, 'VN-19']))).toEqual({
    code: 'showing.not-agreed',
    details: { sites: `${hoaBinh}, ${nongTrang}` },
  })
  expect(refusalOf(() => take(rule('refuse'), [hoaBinh]))).toMatchObject({ code: 'showing.refused' })
})

test('A6: what is on air stays, and a tier needs no consent for its own sites', () => {
  expect(() => take(rule('refuse'), [hoaBinh], [hoaBinh])).not.toThrow()
  expect(() => take(rule('refuse'), [hoaBinh], [], 'VN-25')).not.toThrow()
  expect(refusalOf(() => take(rule('refuse'), [hoaBinh], [], 'VN-19'))).toMatchObject({
    code: 'showing.refused',
  })
})

test('A7: a request is for a site that has to be asked for, and one at a time', () => {
  expect(refusalOf(() => asked(0, freeShowing))).toMatchObject({ code: 'showing.not-needed' })
  expect(refusalOf(() => asked(0, rule('refuse')))).toMatchObject({ code: 'showing.refused' })
  const first = asked()
  expect(askToShow(first, { id: 'r2', site: hoaBinh, note: '' }, centre(9), same)).toBe(first)
  expect(first.requests).toEqual([
    {
      id: 'r1',
      site: hoaBinh,
      province: 'VN-25',
      from: 'VN',
      by: 'Hà',
      askedAt: 0,
      expiresAt: requestLastsMs,
      note: 'Phóng sự',
      state: 'pending',
      answeredBy: '',
      answeredAt: 0,
      reason: '',
      counter: null,
    },
  ])
})

test('A8, A9: accepted: the site may be taken', () => {
  const after = answerRequest(asked(), 'r1', { kind: 'accept' }, province(5), same)
  expect(after.requests).toMatchObject([{ state: 'accepted', answeredBy: 'Nam', answeredAt: 5 }])
  expect(() => take(after, [hoaBinh])).not.toThrow()
  expect(refusalOf(() => take(rule('ask', after), [hoaBinh]))).toMatchObject({ code: 'showing.not-agreed' })
})

test('A8: refused with a reason, countered with another site of the province', () => {
  const refused = answerRequest(asked(), 'r1', { kind: 'refuse', reason: 'Đang họp' }, province(5), same)
  expect(refused.requests).toMatchObject([{ state: 'refused', reason: 'Đang họp' }])
  expect(refused.agreed).toEqual([])
  const offer = (site: SiteId) =>
    answerRequest(asked(), 'r1', { kind: 'counter', site, reason: '' }, province(5), same)
  expect(offer(nongTrang)).toMatchObject({
    agreed: [nongTrang],
    requests: [{ state: 'countered', counter: nongTrang }],
  })
  expect(refusalOf(() => offer('VN-19'))).toMatchObject({ code: 'site.unknown' })
})

test('A8: only the province answers, only the asker withdraws, and what comes later hears how it ended', () => {
  const accept = (showing: Showing, who = province(5)) =>
    answerRequest(showing, 'r1', { kind: 'accept' }, who, same)
  for (const who of [centre(5), province(5, 'VN-19')])
    expect(refusalOf(() => accept(asked(), who))).toMatchObject({ code: 'session.not-in-control' })
  expect(refusalOf(() => withdrawRequest(asked(), 'r1', province(5), same))).toMatchObject({
    code: 'session.not-in-control',
  })
  const withdrawn = withdrawRequest(asked(), 'r1', centre(5), same)
  expect(refusalOf(() => accept(withdrawn))).toEqual({
    code: 'showing.over',
    details: { state: 'withdrawn' },
  })
  expect(refusalOf(() => accept(freeShowing))).toMatchObject({ code: 'showing.unknown' })
})

test('A8: a request lasts as long as it is told', () => {
  const request = { id: 'r1', site: hoaBinh, note: '' }
  const showing = askToShow(rule('ask'), request, { ...centre(1000), lastsMs: 5000 }, same)
  expect(nextExpiry(showing)).toBe(6000)
})

test('A8: nobody answers within 60 s: expired, also when the answer comes before it is marked', () => {
  const showing = asked(1000)
  expect(nextExpiry(showing)).toBe(61_000)
  expect(expireRequests(showing, 60_999)).toBe(showing)
  const over = expireRequests(showing, 61_000)
  expect(over.requests).toMatchObject([{ state: 'expired', answeredAt: 61_000 }])
  expect(nextExpiry(over)).toBeNull()
  expect(
    refusalOf(() => answerRequest(showing, 'r1', { kind: 'accept' }, province(61_000), same)),
  ).toMatchObject({
    code: 'showing.over',
    details: { state: 'expired' },
  })
})

test.each([
  ['automatic', 'accepted'],
  ['refuse', 'refused'],
  ['ask', 'pending'],
] as const)('A9: a rule set to %s leaves what waits %s', (kind, state) => {
  expect(rule(kind, asked()).requests).toMatchObject([{ state }])
})

test('A10: ended requests go after ten minutes, or for want of room; those that wait stay', () => {
  let showing = rule('ask')
  for (let n = 0; n < 64; n++)
    showing = askToShow(showing, { id: `r${n}`, site: `VN-25-${10_000 + n}`, note: '' }, centre(0), same)
  const oneMore = (at: number, from: Showing) =>
    askToShow(from, { id: 'more', site: hoaBinh, note: '' }, centre(at), same)
  expect(refusalOf(() => oneMore(1, showing))).toMatchObject({ code: 'showing.too-many' })
  const answered = answerRequest(showing, 'r7', { kind: 'refuse', reason: 'bận' }, province(1), same)
  const after = oneMore(2, answered).requests
  expect(after).toHaveLength(64)
  expect(after.map(({ id }) => id)).not.toContain('r7')
  const expired = expireRequests(showing, 60_000)
  expect(oneMore(60_001, expired).requests).toHaveLength(64)
  expect(oneMore(660_000, expired).requests).toHaveLength(1)
})

type Step = (showing: Showing, at: number) => Showing
const site = fc.constantFrom(hoaBinh, nongTrang, 'VN-25')
const id = fc.integer({ min: 0, max: 12 }).map((n) => `r${n}`)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(id, site).map(
    ([name, where]): Step =>
      (showing, at) =>
        showing.requests.some((request) => request.id === name)
          ? showing
          : askToShow(showing, { id: name, site: where, note: '' }, centre(at), same),
  ),
  id.map(
    (name): Step =>
      (showing, at) =>
        answerRequest(showing, name, { kind: 'accept' }, province(at), same),
  ),
  fc.tuple(id, site).map(
    ([name, where]): Step =>
      (showing, at) =>
        answerRequest(showing, name, { kind: 'counter', site: where, reason: '' }, province(at), same),
  ),
  id.map(
    (name): Step =>
      (showing, at) =>
        withdrawRequest(showing, name, centre(at), same),
  ),
  fc.constant<Step>(expireRequests),
  fc.constantFrom<ShowingRule>('automatic', 'ask', 'refuse').map(
    (kind): Step =>
      (showing, at) =>
        setRule(showing, 'VN-25', kind, province(at), same),
  ),
)

test('A6, A8: over any history each request ends at most once, and nothing is shown without consent', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 40_000 })), { maxLength: 60 }), (steps) => {
      let showing = rule('ask')
      let now = 0
      const ended = new Map<string, ShowRequest>()
      for (const [apply, later] of steps) {
        now += later
        try {
          showing = apply(showing, now)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
        for (const request of showing.requests) {
          if (request.state === 'pending') expect(ended.has(request.id)).toBe(false)
          else expect(ended.get(request.id) ?? request).toEqual(request)
          if (request.state !== 'pending') ended.set(request.id, request)
        }
        if (showing.agreed.length > 0) expect(showing.rules['VN-25']).toBe('ask')
        for (const each of [hoaBinh, nongTrang]) {
          const isFree = showing.rules['VN-25'] === 'automatic' || showing.agreed.includes(each)
          if (isFree) expect(() => take(showing, [each])).not.toThrow()
          else expect(refusalOf(() => take(showing, [each])).code).toMatch(/^showing\./)
        }
      }
      const atLast = expireRequests(showing, now + requestLastsMs)
      expect(atLast.requests.every(({ state }) => state !== 'pending')).toBe(true)
    }),
  )
})
