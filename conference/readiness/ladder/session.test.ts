import { expect, test } from 'vitest'
import type { SiteId } from '#contract'
import { ladder, type SessionLadder, type Verdict, type Waiver } from '#contract/readiness'
import { formatVietnamTime } from '#foundation/time'
import { changed, defaults, goodSite } from '../testing/good-site.ts'
import { judge, neverTested } from '../verdict/judge.ts'
import { ladderEvents } from './events.ts'
import { climb, declareReady, setLadder, signWaiver, withdrawWaiver } from './session.ts'
import { lackingNow, noticesInForce } from './told.ts'

const [vietTri, thanhBa] = ['VN-25-07900', 'VN-25-08152'] as const
const minute = 60_000
/** 24 November 2026, 08:00 in Vietnam. */
const startsAt = Date.UTC(2026, 10, 24, 1, 0, 0)
const before = (minutes: number) => startsAt - minutes * minute
const untested = (site: SiteId): Verdict => neverTested(site, defaults, 0)
const proven = (site: SiteId, at: number): Verdict =>
  judge(changed(goodSite, { site, startedAt: at, endedAt: at }), defaults, at)
const set = (of: SessionLadder | null = null, at = startsAt) =>
  setLadder(of, { session: 's', startsAt: at, ladder: ladder.parse({}) })
const signed = (sites: SiteId[] | null): Waiver => ({
  ...{ id: 'w1', session: 's', sites, by: 'Nguyễn Văn An', reason: 'Mất điện', at: before(20) },
})
const words = { labelOf: (site: SiteId) => `Xã ${site}`, textOf: formatVietnamTime }
const kinds = (earlier: SessionLadder[], later: SessionLadder[]) =>
  ladderEvents(earlier, later, 'Hà').map(({ kind }) => kind)

test('D30, D48: what was done is not done again, and stands in the record once', () => {
  const all = [untested(vietTri), untested(thanhBa)]
  const first = climb(set(), all, before(60))
  expect(first.rounds).toMatchObject([{ step: 'T-60', sites: [vietTri, thanhBa] }])
  const noticed = climb(first.ladder, all, before(45))
  expect(noticed.rounds).toEqual([])
  expect(ladderEvents([first.ladder], [noticed.ladder], 'Hà')).toEqual([
    { kind: 'ladder.noticed', session: 's', step: 'T-60', reach: 'site', to: [vietTri, thanhBa] },
    { kind: 'ladder.noticed', session: 's', step: 'T-60', reach: 'province', to: ['VN-25'] },
  ])
  const same = climb(noticed.ladder, all, before(44))
  expect(same.ladder).toBe(noticed.ladder)
  expect(kinds([noticed.ladder], [same.ladder])).toEqual([])
})

test('D45: set again for another time everything is due anew, and what was signed stays', () => {
  const all = [untested(vietTri)]
  const climbed = signWaiver(climb(set(), all, before(45)).ladder, signed([vietTri]))
  const later = set(climbed, startsAt + 60 * minute)
  expect(later).toMatchObject({ done: { rounds: [], notices: [] }, waivers: [{ id: 'w1' }], judged: null })
  expect(climb(later, all, startsAt).rounds).toMatchObject([{ step: 'T-60' }])
  expect(kinds([climbed], [later])).toEqual(['ladder.set'])
})

test('D46: nobody declares a session ready before its gate, nor with an untested site and no waiver', () => {
  const all = [proven(vietTri, before(30)), untested(thanhBa)]
  const declare = (of: SessionLadder, now: number) => declareReady(of, all, { now, by: 'Hà', ...words })
  expect(() => declare(set(), before(16))).toThrow(
    expect.objectContaining({ code: 'ladder.early', details: { opensAt: '24/11/2026 07:45:00' } }),
  )
  expect(() => declare(set(), before(10))).toThrow(
    expect.objectContaining({ code: 'ladder.not-ready', details: { count: 1, sites: `Xã ${thanhBa}` } }),
  )
  const waived = signWaiver(set(), signed([thanhBa]))
  const declared = declare(waived, before(10))
  expect(declared.declared).toEqual({ at: before(10), by: 'Hà' })
  expect(kinds([waived], [declared])).toEqual(['gate.judged', 'session.declared-ready'])
  expect(() => declare(signWaiver(set(), { ...signed([thanhBa]), session: 'other' }), before(10))).toThrow(
    expect.objectContaining({ code: 'ladder.not-ready' }),
  )
})

test('D46: what was declared stands as long as the gate says so, and until the session begins', () => {
  const good = [proven(vietTri, before(30))]
  const declared = declareReady(climb(set(), good, before(15)).ladder, good, {
    ...{ now: before(10), by: 'Hà' },
    ...words,
  })
  expect(climb(declared, good, before(9)).ladder).toBe(declared)
  const at = { site: vietTri, startedAt: before(8), endedAt: before(8) }
  const black = judge(changed(goodSite, { ...at, 'camera.state': 'black' }), defaults, before(8))
  const shut = climb(declared, [black], before(8)).ladder
  expect(shut).toMatchObject({ judged: { state: 'not-ready' }, declared: null })
  expect(kinds([declared], [shut]).filter((kind) => kind !== 'ladder.noticed')).toEqual(['gate.judged'])
  expect(climb(declared, [black], startsAt).ladder).toBe(declared)
})

test('D45, D46, D48: what was signed is withdrawn: the gate turns, and nobody has declared the session ready', () => {
  const all = [proven(vietTri, before(30)), untested(thanhBa)]
  const waived = signWaiver(climb(set(), all, before(20)).ladder, signed([thanhBa]))
  const declared = declareReady(waived, all, { now: before(10), by: 'Hà', ...words })
  const withdrawn = withdrawWaiver(declared, 'w1')
  expect(ladderEvents([declared], [withdrawn], 'Hà')).toEqual([
    { kind: 'waiver.withdrawn', session: 's', waiver: 'w1', by: 'Hà' },
  ])
  const { ladder: turned } = climb(withdrawn, all, before(9))
  expect(turned).toMatchObject({ waivers: [], declared: null, judged: { state: 'not-ready' } })
  expect(() => withdrawWaiver(withdrawn, 'w1')).toThrow(
    expect.objectContaining({ code: 'ladder.waiver-unknown', details: { waiver: 'w1' } }),
  )
})

test('D46: of many sites that are not ready the first five are named', () => {
  const all = Array.from({ length: 7 }, (_, at) => untested(`VN-25-0790${at}`))
  expect(() => declareReady(set(), all, { now: before(10), by: 'Hà', ...words })).toThrow(
    expect.objectContaining({
      details: { count: 7, sites: expect.stringMatching(/^(Xã VN-25-0790\d, ){5}…$/) },
    }),
  )
})

test('D46: as many waivers as a session can have', () => {
  const many = { ...set(), waivers: Array.from({ length: 500 }, () => signed(null)) }
  expect(() => signWaiver(many, signed(null))).toThrow(
    expect.objectContaining({ code: 'ladder.too-many-waivers' }),
  )
})

test('D47: a notice is in force until the session begins, of those who are still not ready', () => {
  const all = [untested(vietTri), untested(thanhBa)]
  const { ladder: told } = climb(set(), all, before(45))
  const of = { title: 'Họp', node: 'VN-25' }
  const inForce = (verdicts: Verdict[], now: number, ladder = told) =>
    noticesInForce(ladder, of, verdicts, now).map(({ to, sites }) => `${to}(${sites.length})`)
  expect(inForce(all, before(44))).toEqual([`${vietTri}(1)`, `${thanhBa}(1)`, 'VN-25(2)'])
  const one = [proven(vietTri, before(44)), untested(thanhBa)]
  expect(inForce(one, before(43))).toEqual([`${thanhBa}(1)`, 'VN-25(1)'])
  expect(lackingNow(told, one, before(43))).toEqual([{ site: thanhBa, grade: 'untested' }])
  expect(inForce(one, before(43), signWaiver(told, signed(null)))).toEqual([])
  expect(inForce(all, startsAt)).toEqual([])
})

test('D48: the gate stands in the record when it turns, not with each site', () => {
  const all = [untested(vietTri), untested(thanhBa)]
  const shut = climb(set(), all, before(15)).ladder
  expect(shut.judged).toMatchObject({ state: 'not-ready', lacking: [{}, {}] })
  const half = climb(shut, [proven(vietTri, before(14)), untested(thanhBa)], before(13)).ladder
  expect(half).toBe(shut)
  const open = climb(half, [proven(vietTri, before(14)), proven(thanhBa, before(13))], before(12)).ladder
  expect(kinds([half], [open])).toEqual(['gate.judged'])
  expect(climb(open, all, startsAt + 1).ladder.judged).toBe(open.judged)
})
