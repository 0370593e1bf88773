import type { SiteId } from '#contract'
import type { FindingCode, Round, RoundSite, Verdict } from '#contract/readiness'
import { commonOf, replaceSite, replaceSites } from './replace.ts'

/** A closed round takes no notice of anything (D26). */
const inOpen = (round: Round, site: SiteId, change: (site: RoundSite) => RoundSite): Round =>
  round.state === 'closed' ? round : replaceSite(round, site, change)

/** Its page is connected: who was absent is tested next (D21). */
export const siteCame = (round: Round, site: SiteId, at: number): Round =>
  inOpen(round, site, (each) =>
    each.state === 'absent' ? { state: 'late', ...commonOf(each), since: at } : each,
  )

/** Its page is gone: the test under way is lost, a result stays (D21). */
export const siteLeft = (round: Round, site: SiteId, at: number): Round =>
  inOpen(round, site, (each) =>
    each.state === 'waiting' || each.state === 'late' || each.state === 'running'
      ? { state: 'absent', ...commonOf(each), since: at }
      : each,
  )

/** The site's page has begun its test for this round. Who does not wait is left. */
export const testBegan = (round: Round, site: SiteId, at: number): Round =>
  inOpen(round, site, (each) =>
    each.state === 'waiting' || each.state === 'late'
      ? { state: 'running', ...commonOf(each), tests: each.tests + 1, since: at }
      : each,
  )

/** The site could not be tested now, as it is being tested for somebody else: it waits on, and this was no test. */
export const testRefused = (round: Round, site: SiteId): Round =>
  inOpen(round, site, (each) =>
    each.state === 'running' ? { state: 'waiting', ...commonOf(each), tests: each.tests - 1 } : each,
  )

type Unended = Extract<FindingCode, `test.${string}`>

/** Its test was given up, or not taken up, too often: it has failed with that (D22). */
export const testGivenUp = (round: Round, site: SiteId, at: number, code: Unended = 'test.timeout'): Round =>
  inOpen(round, site, (each) => (each.state === 'running' ? unended(each, at, code) : each))

const unended = (each: RoundSite, at: number, code: Unended): RoundSite => ({
  ...{ state: 'failed', ...commonOf(each), measurement: null, at },
  ...{ code, actor: 'site' },
})

/**
 * A verdict on a site, whoever asked for the test. That of its own test ends it, proven or failed with the cause; any
 * other counts when it proves the site by a measurement that is new enough, or says otherwise of one that has failed
 * (D22, D24).
 */
export function verdictCame(round: Round, verdict: Verdict): Round {
  return inOpen(round, verdict.site, (each): RoundSite => {
    const common = commonOf(each)
    const { grade, provedAt: at, measurement } = verdict
    if (each.state === 'proven' || at === null || measurement === null) return each
    const isOwn = each.state === 'running' && madeAt(verdict, round.form) >= each.since
    if (grade === 'good' || grade === 'acceptable')
      return isOwn || at >= Math.max(round.proofSince, each.retestAt ?? 0)
        ? { state: 'proven', ...common, measurement, at, grade }
        : each
    const [first] = verdict.findings
    const isNewer = each.state === 'failed' && grade === 'fail' && verdict.at > each.at
    if (!first || !(isOwn || (isNewer && measurement !== each.measurement))) return each
    return { state: 'failed', ...common, measurement, at, code: first.code, actor: first.actor }
  })
}

/**
 * When the test of a verdict was made, as a round sees it. A short test is no newer than the full one that it rests
 * on: it is what a short round asked for, and not what a full one did.
 */
const madeAt = ({ at, provedAt }: Verdict, form: Round['form']): number =>
  form === 'short' ? at : (provedAt ?? at)

/**
 * Tests that run longer than a test may have failed with that, also where a clock was set back meanwhile and nobody knows
 * (D22). `limitMs`: from its beginning.
 */
export const timeOut = (round: Round, at: number, limitMs: number): Round =>
  round.state === 'closed'
    ? round
    : replaceSites(round, (each) =>
        each.state === 'running' && Math.abs(at - each.since) > limitMs
          ? unended(each, at, 'test.timeout')
          : each,
      )

/** The node was started again: of tests that were under way nobody knows, they wait; all else stands (D24). */
export const afterRestart = (round: Round): Round =>
  replaceSites(round, (each) => (each.state === 'running' ? { state: 'waiting', ...commonOf(each) } : each))
