import { runningIn, testBegan, testGivenUp, testRefused, verdictCame } from '#conference/readiness'
import type { Readiness } from '#conference/readiness-store'
import type { SiteId } from '#contract'
import type { LinkBudget, Round, TestOrder } from '#contract/readiness'
import type { Log } from '#foundation/log'
import type { Clock, Timer } from '#foundation/time'
import { createLatest } from '../latest.ts'
import { roundsAt, type Start, startsOf } from './rounds-now.ts'
import type { ReadinessRules } from './rules.ts'
import { type LostBy, ORDER_LIMIT_MS, TEST_LIMIT_MS } from './test-desk.ts'

/** Runs the rounds of this node (N53, N54): owned by it; `close()` leaves no timer. */
export interface RoundRunner {
  /** Pages, tests, rounds or proofs have changed. */
  changed(): void
  /** The test of a site has brought no measurement: its round asks again, though not at once. */
  lost(site: SiteId, why: LostBy): void
  close(): void
}

export interface RoundRunnerOptions {
  readiness: Pick<Readiness, 'state' | 'change'>
  rules: ReadinessRules
  budgets: readonly LinkBudget[]
  /** Sites whose page is there. */
  present: () => ReadonlySet<SiteId>
  /** Sites that are tested here now, or were just asked to. */
  busy: () => ReadonlyMap<SiteId, Round['form']>
  isOwn: (site: SiteId) => boolean
  /** Asks the page of an own site. Throws Refusal. */
  order: (site: SiteId, wanted: Omit<TestOrder, 'order'>) => void
  /** Asks the node of a site below. Rejects with Refusal. */
  orderBelow: (site: SiteId, wanted: Omit<TestOrder, 'order'>) => Promise<void>
  clock: Clock
  log: Log
}

/** Tests that have begun are looked after this often, milliseconds. */
const LOOK_EVERY_MS = 2000
/** Who could not be tested is asked again after so long, milliseconds. */
const AGAIN_AFTER_MS = 10_000
/** A page that takes no test up, or gives them up, is not asked for ever: so many in a row, and its site has failed. */
const GIVEN_UP_AT_MOST = 3
/** From the order to the end of the test, with what the ways between tiers take. */
const LIMIT_MS = ORDER_LIMIT_MS + TEST_LIMIT_MS + 5000

/** What the site has failed with by the last one. */
const codeOf = { 'not-taken': 'test.not-taken', 'given-up': 'test.timeout' } as const

export function createRoundRunner(options: RoundRunnerOptions): RoundRunner {
  const { readiness, rules, budgets, present, busy, isOwn, order, orderBelow, clock, log } = options
  /** Until when a site is not asked again. */
  const resting = new Map<SiteId, number>()
  /** How many tests in a row ended without a measurement, of sites that a round still waits for. */
  const givenUp = new Map<SiteId, number>()
  let isNew = true
  let timer: Timer | undefined
  let closed = false

  const set = (change: (rounds: readonly Round[]) => readonly Round[]) =>
    readiness.change('', ({ rounds }) => {
      const after = change(rounds)
      return after === rounds || after.every((round, at) => round === rounds[at]) ? null : { rounds: after }
    })
  const forRound = (id: string, change: (round: Round) => Round) =>
    set((rounds) => rounds.map((round) => (round.id === id ? change(round) : round)))
  const rest = (site: SiteId) => resting.set(site, clock.now() + AGAIN_AFTER_MS)

  const ask = ({ site, form, title }: Start): Promise<void> | void => {
    const wanted = { form, asked: 'round', by: title.slice(0, 120) } as const
    return isOwn(site) ? order(site, wanted) : orderBelow(site, wanted)
  }
  /** Whom an own page refuses has not begun; of a site below it is learned later. */
  const start = async (starts: readonly Start[]) => {
    const begun: Start[] = []
    for (const each of starts) {
      if (!isOwn(each.site)) begun.push(each)
      else
        try {
          ask(each)
          begun.push(each)
        } catch (error) {
          log.debug('not tested now', { site: each.site, error })
          rest(each.site)
        }
    }
    const at = clock.now()
    await set((rounds) =>
      rounds.map((round) =>
        begun.reduce((now, each) => (each.round === round.id ? testBegan(now, each.site, at) : now), round),
      ),
    )
    for (const each of begun)
      if (!isOwn(each.site)) Promise.resolve(ask(each)).catch((error) => refused(each, error))
  }
  const refused = ({ round, site }: Start, error: unknown) => {
    log.debug('not tested below now', { site, error })
    rest(site)
    forRound(round, (now) => testRefused(now, site)).catch(notStored)
  }
  const notStored = (error: unknown) => log.error('round not stored', { error })

  /** Only time ends what is under way without a word, or lets somebody be asked again. */
  const lookAgain = () => {
    const isUnderWay = readiness.state().rounds.some((round) => runningIn(round).length > 0)
    if (closed || (!isUnderWay && resting.size === 0)) return
    timer ??= clock.setTimeout(() => {
      timer = undefined
      running.trigger()
    }, LOOK_EVERY_MS)
  }
  const isAwaited = (of: SiteId) =>
    readiness
      .state()
      .rounds.some(
        (round) =>
          round.state !== 'closed' &&
          round.sites.some(({ site, state }) => site === of && state !== 'proven' && state !== 'failed'),
      )
  const running = createLatest(
    'rounds of tests',
    async () => {
      if (isNew) {
        // A proof that was stored without its round counts all the same.
        const { proofs } = readiness.state()
        await set((rounds) =>
          rounds.map((round) =>
            [...proofs.values()].reduce((now, { verdict }) => verdictCame(now, verdict), round),
          ),
        )
        isNew = false
      }
      await set((rounds) => roundsAt(rounds, { at: clock.now(), present: present(), limitMs: LIMIT_MS }))
      // Nobody rests longer than that, also when the clock is set back.
      for (const [site, until] of resting)
        if (until <= clock.now() || until > clock.now() + AGAIN_AFTER_MS) resting.delete(site)
      for (const site of givenUp.keys()) if (!isAwaited(site)) givenUp.delete(site)
      const around = { busy: busy(), resting: new Set(resting.keys()), budgets, rules }
      const starts = startsOf(readiness.state().rounds, around)
      if (starts.length > 0) await start(starts)
      lookAgain()
    },
    { clock, log },
  )
  running.trigger()

  return {
    changed: running.trigger,
    lost(site, why) {
      rest(site)
      if (why === 'session') {
        set((rounds) => rounds.map((round) => testRefused(round, site))).catch(notStored)
        return
      }
      const times = (givenUp.get(site) ?? 0) + 1
      givenUp.set(site, times)
      const [at, isLast] = [clock.now(), times >= GIVEN_UP_AT_MOST]
      set((rounds) =>
        rounds.map((round) =>
          isLast ? testGivenUp(round, site, at, codeOf[why]) : testRefused(round, site),
        ),
      ).catch(notStored)
    },
    close() {
      closed = true
      running.close()
      clock.clearTimeout(timer)
    },
  }
}
