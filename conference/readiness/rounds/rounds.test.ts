import { beforeEach, expect, test } from 'vitest'
import { Refusal, type SiteId } from '#contract'
import type { LinkBudget, Measurement, Round, Verdict } from '#contract/readiness'
import { changed, defaults, goodSite } from '../testing/good-site.ts'
import { carryOver } from '../verdict/carry-over.ts'
import { judge } from '../verdict/judge.ts'
import { closeRound, openRound, pauseRound, resumeRound, retest } from './commands.ts'
import { roundEvents } from './events.ts'
import {
  afterRestart,
  siteCame,
  siteLeft,
  testBegan,
  testGivenUp,
  testRefused,
  timeOut,
  verdictCame,
} from './happenings.ts'
import { type Bounds, loadsOf, nextStarts } from './next.ts'
import { isSettled, progressOf, runningIn } from './progress.ts'

const [a, b, c, d] = ['VN-25-07900', 'VN-25-08152', 'VN-25-08494', 'VN-19-05710'] as const
const cost = { access: { upKbps: 2000, downKbps: 2000 }, uplink: { upKbps: 1000, downKbps: 1000 } }
const line = (kind: LinkBudget['kind'], node: string, upKbps: number, downKbps = upKbps): LinkBudget => ({
  ...{ kind, node, upKbps, downKbps },
})
const wide: Bounds = {
  budgets: ['VN-25', 'VN-19'].flatMap((node) => [line('access', node, 1e6), line('uplink', node, 1e6)]),
  ...{ cost, atMost: 100, elsewhere: new Map(), resting: new Set() },
}
const all = new Set<SiteId>([a, b, c, d])
const order = { title: 'Thử trước họp', form: 'full', session: null, step: null, proofSince: 1000 } as const
const opened = (sites: readonly SiteId[] = [a, b, c, d], present: ReadonlySet<SiteId> = all): Round =>
  openRound({ id: 'r1', node: 'VN-25', by: 'Hà' }, order, sites, { at: 1000, present })
const verdictOf = (site: SiteId, endedAt: number, changes: Record<string, unknown> = {}): Verdict =>
  judge(changed(goodSite, { ...changes, site, startedAt: endedAt, endedAt }), defaults, endedAt)
const dark = { 'camera.state': 'black' }
const stateOf = ({ sites }: Round, site: SiteId) => sites.find((each) => each.site === site)?.state
const codeOf = (work: () => unknown) => {
  try {
    work()
    return 'not refused'
  } catch (error) {
    return error instanceof Refusal ? error.code : Promise.reject(error)
  }
}
let round: Round
beforeEach(() => {
  round = opened()
})

test('D20: a round has each site once, in order', () => {
  expect(opened([a, b, a]).sites.map(({ site }) => site)).toEqual([a, b])
})

test('D21: who is absent is listed, and tested next when it comes; who leaves loses the test under way', () => {
  round = opened([a, b, c], new Set([a, b]))
  expect(stateOf(round, c)).toBe('absent')
  round = siteCame(round, c, 5000)
  expect(nextStarts(round, { ...wide, atMost: 1 })).toEqual([c])
  round = siteLeft(testBegan(round, c, 5001), c, 5002)
  expect(round.sites[2]).toEqual({ state: 'absent', site: c, tests: 1, retestAt: null, since: 5002 })
  expect(siteCame(round, a, 6000)).toBe(round)
})

test('D21: a result stays when the site leaves', () => {
  round = verdictCame(testBegan(round, a, 2000), verdictOf(a, 3000, dark))
  expect(siteLeft(round, a, 4000)).toBe(round)
})

test('D22: a test ends proven, or failed with the first cause and who acts', () => {
  round = testBegan(testBegan(round, a, 2000), b, 2000)
  round = verdictCame(verdictCame(round, verdictOf(a, 3000)), verdictOf(b, 3000, dark))
  expect(round.sites[0]).toMatchObject({ state: 'proven', grade: 'good', measurement: 'm1', tests: 1 })
  expect(round.sites[1]).toMatchObject({ state: 'failed', code: 'camera.black', actor: 'site' })
})

test('D22: what could not be measured is no proof: the site has failed with that', () => {
  round = verdictCame(testBegan(round, a, 2000), verdictOf(a, 3000, { concealedShare: null }))
  expect(round.sites[0]).toMatchObject({ state: 'failed', code: 'measurement.missing' })
})

test('D22: a test that does not end in time has failed with that; a verdict from before it counts for nothing', () => {
  round = testBegan(round, a, 2000)
  expect(verdictCame(round, verdictOf(a, 1999, dark))).toBe(round)
  expect(timeOut(round, 62_000, 60_000)).toBe(round)
  expect(timeOut(testBegan(opened(), a, 100_000), 39_999, 60_000).sites[0]).toMatchObject({ state: 'failed' })
  round = timeOut(round, 62_001, 60_000)
  expect(round.sites[0]).toMatchObject({ state: 'failed', code: 'test.timeout', measurement: null })
})

test('D22: a test that is given up too often has failed as one that did not end', () => {
  expect(testGivenUp(round, a, 3000)).toBe(round)
  round = testGivenUp(testBegan(round, a, 2000), a, 3000)
  expect(round.sites[0]).toMatchObject({ state: 'failed', code: 'test.timeout', actor: 'site', tests: 1 })
  const notTaken = testGivenUp(testBegan(opened(), a, 2000), a, 3000, 'test.not-taken')
  expect(notTaken.sites[0]).toMatchObject({ state: 'failed', code: 'test.not-taken', actor: 'site' })
  expect(testGivenUp(closeRound(testBegan(round, b, 2000)), b, 3000).sites[1]).toMatchObject({
    state: 'running',
  })
})

test('D22: who has failed has the cause of the newest test that fails, whoever asked for it', () => {
  const failed = verdictCame(testBegan(round, a, 2000), verdictOf(a, 3000, dark))
  expect(verdictCame(failed, verdictOf(a, 3000, dark))).toBe(failed)
  expect(
    verdictCame(failed, { ...verdictOf(a, 3500, { 'microphone.state': 'muted' }), measurement: 'm1' }),
  ).toBe(failed)
  const other = { id: 'm2', 'microphone.state': 'muted' }
  expect(verdictCame(failed, verdictOf(a, 2900, other))).toBe(failed)
  const later = verdictCame(failed, verdictOf(a, 3500, other))
  expect(later.sites[0]).toMatchObject({
    state: 'failed',
    code: 'microphone.muted',
    measurement: 'm2',
    tests: 1,
  })
  expect(verdictCame(later, verdictOf(a, 3600, { id: 'm3', concealedShare: null }))).toBe(later)
})

test('D23: paused begins nothing, and what runs ends', () => {
  round = pauseRound(testBegan(round, a, 2000))
  expect(nextStarts(round, wide)).toEqual([])
  round = verdictCame(round, verdictOf(a, 3000))
  expect(stateOf(round, a)).toBe('proven')
  expect(nextStarts(resumeRound(round), wide)).toEqual([b, c, d])
})

test('D24: a proof that somebody else asked for counts when it is new enough: the site is not tested again', () => {
  expect(verdictCame(round, verdictOf(a, 999))).toBe(round)
  round = verdictCame(round, verdictOf(a, 1000))
  expect(nextStarts(round, wide)).toEqual([b, c, d])
  expect(verdictCame(round, verdictOf(b, 1500, dark))).toBe(round)
})

test('D24: after a restart the unfinished are tested again and nobody else', () => {
  round = verdictCame(testBegan(testBegan(round, a, 2000), b, 2000), verdictOf(a, 3000))
  round = afterRestart(structuredClone(round))
  expect(nextStarts(round, wide)).toEqual([b, c, d])
  expect(afterRestart(round)).toBe(round)
})

test('D25: the failed are tested again, a proven one only by name', () => {
  round = verdictCame(testBegan(round, a, 2000), verdictOf(a, 3000))
  round = verdictCame(testBegan(round, b, 2000), verdictOf(b, 3000, dark))
  const again = retest(round, null, { at: 4000, present: all })
  expect([stateOf(again, a), stateOf(again, b)]).toEqual(['proven', 'waiting'])
  expect(stateOf(retest(round, [a], { at: 4000, present: all }), a)).toBe('waiting')
  expect(stateOf(retest(round, [b], { at: 4000, present: new Set() }), b)).toBe('absent')
  expect(codeOf(() => retest(round, ['VN-25-99999'], { at: 4000, present: all }))).toBe('site.unknown')
})

test('D25: for who is to be tested again no proof from before counts, also when it comes late', () => {
  const old = verdictOf(a, 3000)
  round = verdictCame(testBegan(round, a, 2000), old)
  round = retest(round, [a], { at: 4000, present: all })
  expect(verdictCame(afterRestart(round), old)).toBe(round)
  round = siteCame(siteLeft(testBegan(round, a, 4100), a, 4200), a, 4300)
  expect(verdictCame(round, old)).toBe(round)
  expect(stateOf(verdictCame(round, verdictOf(a, 4400)), a)).toBe('proven')
  expect(retest(round, [a], { at: 5000, present: all })).toBe(round)
})

test('D26: a closed round changes no more', () => {
  round = closeRound(testBegan(round, a, 2000))
  expect(verdictCame(round, verdictOf(a, 3000))).toBe(round)
  expect(siteCame(round, b, 3000)).toBe(round)
  expect(siteLeft(round, a, 3000)).toBe(round)
  expect(testBegan(round, b, 3000)).toBe(round)
  expect(testRefused(round, a)).toBe(round)
  expect(timeOut(round, 1e9, 60_000)).toBe(round)
  expect(nextStarts(round, wide)).toEqual([])
  for (const command of [
    pauseRound,
    resumeRound,
    (each: Round) => retest(each, null, { at: 1, present: all }),
  ])
    expect(codeOf(() => command(round))).toBe('round.over')
  expect(closeRound(round)).toBe(round)
})

test('D26: a closed round waits for no test, and takes no place on the links', () => {
  const left = closeRound(testBegan(round, a, 2000))
  expect(runningIn(testBegan(round, a, 2000))).toEqual([a])
  expect(runningIn(left)).toEqual([])
  expect(loadsOf(left, wide).map(({ tests }) => tests)).toEqual([0, 0, 0, 0])
})

test('D22: a short test ends a short round by what it found, however old the full one that it rests on', () => {
  const full: Measurement = { ...goodSite, site: a, startedAt: 100, endedAt: 500 }
  const short = (changes: Record<string, unknown> = {}) => {
    const at = { id: 'm2', form: 'short', startedAt: 2500, endedAt: 3000 }
    return judge(carryOver(changed(full, { ...changes, ...at }), full), defaults, 3000)
  }
  const began = testBegan({ ...round, form: 'short' }, a, 2000)
  expect(verdictCame(began, short()).sites[0]).toMatchObject({ state: 'proven', measurement: 'm2', at: 500 })
  expect(verdictCame(began, short(dark)).sites[0]).toMatchObject({ state: 'failed', code: 'camera.black' })
  // Somebody's short test in between is not what a full round asks for, nor a newer proof.
  expect(stateOf(verdictCame(testBegan(round, a, 2000), short()), a)).toBe('running')
  expect(stateOf(verdictCame({ ...round, form: 'short' }, short()), a)).toBe('waiting')
})

test('D26: settled is when every site is proven, has failed or is absent', () => {
  round = opened([a, b, c], new Set([a, b]))
  expect(isSettled(round)).toBe(false)
  round = verdictCame(testBegan(round, a, 2000), verdictOf(a, 3000))
  round = verdictCame(testBegan(round, b, 2000), verdictOf(b, 3000, dark))
  expect(isSettled(round)).toBe(true)
  expect(progressOf(round)).toEqual({
    of: 3,
    waiting: 0,
    late: 0,
    running: 0,
    proven: 1,
    failed: 1,
    absent: 1,
  })
})

test('D27: as many tests at once as each link bears each way; a full link stops only its own sites', () => {
  const budgets = [
    line('access', 'VN-25', 1e6),
    line('uplink', 'VN-25', 9000, 2000),
    line('uplink', 'VN-19', 9000),
  ]
  expect(nextStarts(round, { ...wide, budgets })).toEqual([a, b, d])
  round = testBegan(testBegan(round, a, 2000), b, 2000)
  expect(nextStarts(round, { ...wide, budgets })).toEqual([d])
  expect(loadsOf(round, { ...wide, budgets })[1]).toEqual({
    ...{ kind: 'uplink', node: 'VN-25', upKbps: 9000, downKbps: 2000 },
    ...{ usedUpKbps: 2000, usedDownKbps: 2000, tests: 2 },
  })
})

test('D27: a link that bears less than one test, or of which nothing is known, takes one at a time; one of 0 none', () => {
  const narrow = [line('access', 'VN-25', 500), line('uplink', 'VN-25', 500)]
  expect(nextStarts(round, { ...wide, budgets: narrow })).toEqual([a, d])
  expect(nextStarts(round, { ...wide, budgets: [] })).toEqual([a, d])
  expect(nextStarts(round, { ...wide, budgets: [line('uplink', 'VN-25', 0)] })).toEqual([d])
})

test('D28: a site that is tested elsewhere is not begun, and its test takes its place on the links', () => {
  const budgets = [line('access', 'VN-25', 1e6), line('uplink', 'VN-25', 2000)]
  expect(nextStarts(round, { ...wide, elsewhere: new Map([[b, cost]]) })).toEqual([a, c, d])
  expect(nextStarts(round, { ...wide, budgets, elsewhere: new Map([[b, cost]]) })).toEqual([a, d])
})

test('D27, D28: a test takes as much of a link as it is, whoever it is for; who rests takes nothing', () => {
  const budgets = [line('access', 'VN-25', 1e6), line('uplink', 'VN-25', 4000)]
  const large = { access: cost.access, uplink: { upKbps: 2500, downKbps: 2500 } }
  const beside = { ...wide, budgets, elsewhere: new Map([[b, large]]) }
  expect(nextStarts(round, beside)).toEqual([a, d])
  expect(loadsOf(testBegan(round, a, 2000), beside)[1]).toMatchObject({ usedUpKbps: 3500, tests: 2 })
  const resting = { ...wide, budgets: [line('uplink', 'VN-25', 1000)], resting: new Set([a, b]) }
  expect(nextStarts(round, resting)).toEqual([c, d])
})

test('D28: a site that refuses since another tier was first waits on, and that was no test', () => {
  round = testRefused(testBegan(round, a, 2000), a)
  expect(round.sites[0]).toEqual({ state: 'waiting', site: a, tests: 0, retestAt: null })
})

test('D29: the record has every command, and every site when it is proven or has failed', () => {
  const kinds = (before: Round | null, after: Round) =>
    roundEvents(before, after, 'Hà').map((event) => event.kind)
  expect(kinds(null, round)).toEqual(['round.opened'])
  const running = testBegan(round, a, 2000)
  expect(kinds(round, running)).toEqual([])
  const failed = verdictCame(running, verdictOf(a, 3000, dark))
  expect(roundEvents(running, failed, 'Hà')).toEqual([
    {
      ...{ kind: 'round.site-ended', round: 'r1', site: a, result: 'failed' },
      measurement: 'm1',
      code: 'camera.black',
    },
  ])
  expect(kinds(failed, retest(failed, null, { at: 1, present: all }))).toEqual(['round.retested'])
  expect(kinds(failed, pauseRound(failed))).toEqual(['round.paused'])
  expect(kinds(pauseRound(failed), failed)).toEqual(['round.resumed'])
  expect(roundEvents(failed, closeRound(failed), 'Hà')).toEqual([
    { kind: 'round.closed', round: 'r1', by: 'Hà', proven: 0, failed: [a], absent: [], untested: [b, c, d] },
  ])
})
