import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SiteId } from '#contract'
import {
  type Ladder,
  type LadderDone,
  ladder as ladderSchema,
  type Verdict,
  type Waiver,
} from '#contract/readiness'
import { createManualClock } from '#foundation/time'
import { changed, defaults, goodSite } from '../testing/good-site.ts'
import { judge, neverTested } from '../verdict/judge.ts'
import { dueNow, type LadderSituation, noteDone } from './due.ts'
import { judgeGate } from './gate.ts'
import { nextMoment } from './steps.ts'

const [vietTri, thanhBa, province, linhSon, centre] = [
  ...['VN-25-07900', 'VN-25-08152', 'VN-25', 'VN-19-05710', 'VN'],
] as [SiteId, SiteId, SiteId, SiteId, SiteId]
const minute = 60_000
const hour = 60 * minute
/** 24 November 2026, 08:00 in Vietnam. */
const startsAt = Date.UTC(2026, 10, 24, 1, 0, 0)
const before = (ms: number) => startsAt - ms
const proven = (site: SiteId, at: number, changes: Record<string, unknown> = {}): Verdict =>
  judge(changed(goodSite, { ...changes, site, startedAt: at, endedAt: at }), defaults, at)
const untested = (site: SiteId): Verdict => neverTested(site, defaults, 0)
const standard: Ladder = ladderSchema.parse({})
const nothing: LadderDone = { rounds: [], notices: [] }
const signed = (sites: SiteId[] | null): Waiver => ({
  ...{ id: 'w1', session: 's', sites, by: 'Nguyễn Văn An', reason: 'Mất điện', at: before(20 * minute) },
})

/** A session whose ladder is driven by a clock that is moved by hand, minute by minute. */
function stage(sites: readonly SiteId[], { ladder = standard, from = before(25 * hour) } = {}) {
  const clock = createManualClock(from)
  const verdicts = new Map(sites.map((site) => [site, untested(site)]))
  let done = nothing
  const waivers: Waiver[] = []
  const log: string[] = []
  const situation = (): LadderSituation => ({
    ...{ ladder, session: 's', startsAt, now: clock.now(), verdicts: [...verdicts.values()], waivers },
  })
  const left = () => (startsAt - clock.now()) / minute
  const act = () => {
    for (const due of dueNow(situation(), done)) {
      done = noteDone(done, due)
      log.push(
        due.kind === 'start-round'
          ? `T-${left()} round ${due.sites.join(' ')}`
          : `T-${left()} ${due.reach}: ${due.notices.map(({ to, sites }) => `${to}(${sites.length})`).join(' ')}`,
      )
    }
  }
  return {
    log,
    waivers,
    gate: () => judgeGate(situation()),
    prove: (site: SiteId, changes = {}) => verdicts.set(site, proven(site, clock.now(), changes)),
    /** The node is down: nothing acts. */
    sleepTo: (at: number) => clock.advance(at - clock.now()),
    restart: () => {
      done = JSON.parse(JSON.stringify(done))
    },
    runTo(at: number) {
      while (clock.now() < at) {
        clock.advance(Math.min(minute, at - clock.now()))
        act()
      }
    },
  }
}

test('D31, D32: rounds begin by themselves, and notices reach farther as it gets late', () => {
  const session = stage([vietTri, thanhBa, linhSon, centre])
  session.runTo(startsAt + hour)
  expect(session.log).toEqual([
    'T-1440 round VN-25-07900 VN-25-08152 VN-19-05710 VN',
    'T-1380 site: VN-25-07900(1) VN-25-08152(1) VN-19-05710(1) VN(1)',
    'T-60 round VN-25-07900 VN-25-08152 VN-19-05710 VN',
    'T-45 site: VN-25-07900(1) VN-25-08152(1) VN-19-05710(1) VN(1)',
    'T-45 province: VN-25(2) VN-19(1)',
    'T-30 round VN-25-07900 VN-25-08152 VN-19-05710 VN',
    'T-25 site: VN-25-07900(1) VN-25-08152(1) VN-19-05710(1) VN(1)',
    'T-25 province: VN-25(2) VN-19(1)',
    'T-25 centre: VN(4)',
    'T-15 site: VN-25-07900(1) VN-25-08152(1) VN-19-05710(1) VN(1)',
    'T-15 province: VN-25(2) VN-19(1)',
    'T-15 centre: VN(4)',
  ])
})

test('D31: a step tests only who is not ready by its bound; who is ready is told of to nobody', () => {
  const session = stage([vietTri, thanhBa])
  session.runTo(before(24 * hour))
  session.prove(vietTri)
  session.runTo(before(hour))
  expect(session.log.slice(1)).toEqual(['T-1380 site: VN-25-08152(1)', 'T-60 round VN-25-07900 VN-25-08152'])
  session.prove(vietTri)
  session.prove(thanhBa, { 'camera.state': 'black' })
  session.runTo(before(40 * minute))
  expect(session.log.slice(3)).toEqual(['T-45 site: VN-25-08152(1)', 'T-45 province: VN-25(1)'])
})

test('D31: who is tested again by a later round is not tested now since the proof will be old then', () => {
  const session = stage([vietTri], { from: before(24 * hour + 30 * minute) })
  session.prove(vietTri)
  session.runTo(before(23 * hour))
  expect(session.log).toEqual([])
})

test('D31: the last round also tests whose proof would be too old at the gate', () => {
  const session = stage([vietTri, thanhBa], { from: before(80 * minute) })
  session.prove(vietTri)
  session.sleepTo(before(70 * minute))
  session.prove(thanhBa)
  session.runTo(before(30 * minute))
  expect(session.log).toEqual(['T-30 round VN-25-07900'])
  session.prove(vietTri)
  session.runTo(startsAt)
  expect(session.gate()).toMatchObject({ state: 'ready', ready: 2 })
})

test('D30: after a restart nothing is done twice, and a step that was slept through is not caught up with', () => {
  const session = stage([vietTri])
  session.runTo(before(24 * hour))
  session.restart()
  session.runTo(before(23 * hour + 30 * minute))
  session.sleepTo(before(40 * minute))
  session.restart()
  session.runTo(before(35 * minute))
  expect(session.log).toEqual([
    'T-1440 round VN-25-07900',
    'T-39 round VN-25-07900',
    'T-39 site: VN-25-07900(1)',
    'T-39 province: VN-25(1)',
  ])
})

test('D30: once the session has begun nothing is due', () => {
  const session = stage([vietTri], { from: startsAt - 1 })
  session.runTo(startsAt)
  expect(session.log).toEqual([])
})

test('D30: the next moment at which something may be due is known beforehand', () => {
  const moments: number[] = []
  for (let at: number | null = before(25 * hour); at !== null; at = nextMoment(standard, startsAt, at))
    moments.push((startsAt - at) / minute)
  expect(moments).toEqual([1500, 1440, 1380, 60, 45, 30, 25, 15, 0])
})

test('D33: the gate opens at its step; one untested site without a waiver keeps the session from being ready', () => {
  const session = stage([vietTri, thanhBa])
  session.runTo(before(20 * minute))
  session.prove(vietTri)
  expect(session.gate()).toEqual({ state: 'early', opensAt: before(15 * minute) })
  session.runTo(before(15 * minute))
  expect(session.gate()).toEqual({
    ...{ state: 'not-ready', ready: 1, of: 2, waived: [] },
    ...{ lacking: [{ site: thanhBa, grade: 'untested' }], why: ['share', 'untested'] },
  })
  session.waivers.push({ ...signed([thanhBa]), session: 'another' })
  expect(session.gate().state).toBe('not-ready')
  session.waivers.push(signed([thanhBa]))
  expect(session.gate()).toMatchObject({
    ...{ state: 'ready', ready: 1, of: 2, lacking: [] },
    waived: [{ site: thanhBa, grade: 'untested' }],
  })
})

test('D33: the threshold may let a share, or a number of untested sites, be lacking; but never a site that has to be there', () => {
  const gate = { minReadyShare: 0.5, maxUntested: 1, always: [province] }
  const session = stage([vietTri, thanhBa, province, linhSon], { ladder: ladderSchema.parse({ gate }) })
  session.runTo(before(20 * minute))
  session.prove(province)
  session.prove(vietTri)
  session.prove(linhSon, { 'camera.state': 'black' })
  session.runTo(before(10 * minute))
  expect(session.gate()).toMatchObject({ state: 'ready', ready: 2, of: 4 })
  session.prove(province, { 'microphone.state': 'muted' })
  session.prove(linhSon)
  expect(session.gate()).toMatchObject({ state: 'not-ready', why: ['always'] })
})

test('D33: a session without sites is not ready, nor one without a site that has to be there', () => {
  const ladder = ladderSchema.parse({ gate: { always: [province] } })
  const session = stage([vietTri], { ladder, from: before(20 * minute) })
  session.prove(vietTri)
  session.sleepTo(before(minute))
  expect(session.gate()).toMatchObject({ state: 'not-ready', lacking: [], why: ['always'] })
  expect(stage([], { from: startsAt }).gate()).toMatchObject({ state: 'not-ready', why: ['no-sites'] })
})

test('D34: a proof has to be new enough when the gate opens, and counts until the session begins', () => {
  const session = stage([vietTri, thanhBa], { from: before(75 * minute) })
  session.prove(vietTri)
  session.sleepTo(before(74 * minute))
  session.prove(thanhBa)
  session.sleepTo(before(minute))
  expect(session.gate()).toMatchObject({ state: 'ready' })
  const late = stage([vietTri], { from: before(75 * minute) - 1 })
  late.prove(vietTri)
  late.sleepTo(before(minute))
  expect(late.gate()).toMatchObject({ state: 'not-ready', lacking: [{ site: vietTri, grade: 'untested' }] })
  late.prove(vietTri)
  expect(late.gate()).toMatchObject({ state: 'ready' })
})

test('D32: for whom somebody signed, nobody is told any more', () => {
  const session = stage([vietTri, thanhBa], { from: before(31 * minute) })
  session.waivers.push(signed([vietTri]))
  session.runTo(before(24 * minute))
  expect(session.log).toEqual([
    'T-30 round VN-25-07900 VN-25-08152',
    ...['T-25 site: VN-25-08152(1)', 'T-25 province: VN-25(1)', 'T-25 centre: VN(1)'],
  ])
})

test('D33: no mix of verdicts is ready with an untested site and no waiver', () => {
  const kind = fc.constantFrom('good', 'fail', 'untested', 'waived')
  fc.assert(
    fc.property(fc.array(kind, { maxLength: 6 }), fc.boolean(), (kinds, isAll) => {
      const sites = kinds.map((_, at): SiteId => `VN-25-0${7900 + at}`)
      const at = before(20 * minute)
      const verdicts = kinds.map((each, place) => {
        const site = sites[place] ?? ''
        if (each === 'untested' || each === 'waived') return untested(site)
        return proven(site, at, each === 'fail' ? { 'camera.state': 'black' } : {})
      })
      const waivers = isAll ? [signed(null)] : [signed(sites.filter((_, place) => kinds[place] === 'waived'))]
      const found = judgeGate({ ladder: standard, session: 's', startsAt, now: startsAt, verdicts, waivers })
      const lacking = isAll ? [] : kinds.filter((each) => each === 'fail' || each === 'untested')
      expect(found.state).toBe(kinds.length > 0 && lacking.length === 0 ? 'ready' : 'not-ready')
    }),
    { numRuns: 200 },
  )
})
