import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SiteId } from '#contract'
import { type LinkBudget, type Round, round as roundSchema } from '#contract/readiness'
import { changed, defaults, goodSite } from '../testing/good-site.ts'
import { judge } from '../verdict/judge.ts'
import { openRound, pauseRound, resumeRound, retest } from './commands.ts'
import { afterRestart, siteCame, siteLeft, testBegan, timeOut, verdictCame } from './happenings.ts'
import { type Bounds, loadsOf, nextStarts } from './next.ts'
import { isSettled, progressOf, sitesIn } from './progress.ts'

const sites: SiteId[] = [
  ...Array.from({ length: 6 }, (_, at): SiteId => `VN-25-0${7900 + at}`),
  ...['VN-25', 'VN-19-05710', 'VN-19-05711', 'VN'],
]
const rate = { upKbps: 1000, downKbps: 1000 }
const cost = { access: rate, uplink: rate }
const order = { title: 'Thử', form: 'full', session: null, step: null, proofSince: 0 } as const

/** Two tiers run rounds over the same sites: the province over its own, the centre over all. */
interface World {
  at: number
  present: Set<SiteId>
  rounds: [Round, Round]
  budgets: LinkBudget[]
}

const site = fc.constantFrom(...sites)
const which = fc.constantFrom(0, 1) as fc.Arbitrary<0 | 1>
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('start' as const), which }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('end' as const), which, isGood: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('come' as const), site }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), site }) },
  fc.record({ kind: fc.constant('self-test' as const), site }),
  fc.record({ kind: fc.constant('pause' as const), which }),
  fc.record({ kind: fc.constant('resume' as const), which }),
  fc.record({ kind: fc.constant('restart' as const), which }),
  fc.record({ kind: fc.constant('retest' as const), which }),
  fc.record({ kind: fc.constant('time-out' as const), which }),
)
type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never
const budget = fc.constantFrom(0, 500, 1000, 2500, 9000)
const budgets = fc.array(
  fc.record({
    kind: fc.constantFrom('access' as const, 'uplink' as const),
    node: fc.constantFrom('VN-25', 'VN-19'),
    upKbps: budget,
    downKbps: budget,
  }),
  { maxLength: 4 },
)

const other = (which: 0 | 1): 0 | 1 => (which === 0 ? 1 : 0)
const boundsOf = ({ rounds, budgets }: World, which: 0 | 1): Bounds => ({
  ...{
    budgets,
    cost,
    atMost: 5,
    resting: new Set(),
    elsewhere: new Map(sitesIn(rounds[other(which)], 'running').map((each) => [each, cost])),
  },
})
const verdictOf = (site: SiteId, at: number, isGood: boolean) => {
  const changes = {
    site,
    id: `m${at}`,
    startedAt: at,
    endedAt: at,
    ...(!isGood && { 'camera.state': 'black' }),
  }
  return judge(changed(goodSite, changes), defaults, at)
}

function happen(world: World, step: Step): void {
  world.at += 1000
  world.rounds = roundsAfter(world, step)
}

function roundsAfter(world: World, step: Step): World['rounds'] {
  const { at, present, rounds } = world
  const [first, second] = rounds
  const all = (change: (round: Round) => Round): World['rounds'] => [change(first), change(second)]
  const one = (which: 0 | 1, change: (round: Round) => Round): World['rounds'] =>
    which === 0 ? [change(first), second] : [first, change(second)]
  switch (step.kind) {
    case 'come':
      present.add(step.site)
      return all((round) => siteCame(round, step.site, at))
    case 'leave':
      present.delete(step.site)
      return all((round) => siteLeft(round, step.site, at))
    case 'self-test':
      return present.has(step.site) && !rounds.some((round) => sitesIn(round, 'running').includes(step.site))
        ? all((round) => verdictCame(round, verdictOf(step.site, at, true)))
        : rounds
    case 'start':
      return one(step.which, (round) =>
        nextStarts(round, boundsOf(world, step.which)).reduce(
          (each, site) => testBegan(each, site, at),
          round,
        ),
      )
    case 'end': {
      const [running] = sitesIn(rounds[step.which], 'running')
      return running ? all((round) => verdictCame(round, verdictOf(running, at, step.isGood))) : rounds
    }
    case 'pause':
      return one(step.which, pauseRound)
    case 'resume':
      return one(step.which, resumeRound)
    case 'restart':
      return one(step.which, (round) => afterRestart(roundSchema.parse(JSON.parse(JSON.stringify(round)))))
    case 'retest':
      return one(step.which, (round) => retest(round, null, { at, present }))
    case 'time-out':
      return one(step.which, (round) => timeOut(round, at, 60_000))
  }
}

/** What holds after every step, and between one and the next. */
function expectWhole(before: readonly Round[], world: World, step: Step): void {
  const { rounds, present } = world
  const running = rounds.map((round) => sitesIn(round, 'running'))
  expect(new Set(running.flat()).size, 'D28: no site is tested for two').toBe(running.flat().length)
  for (const [at, round] of rounds.entries()) {
    const { elsewhere, ...bounds } = boundsOf(world, at === 0 ? 0 : 1)
    for (const load of loadsOf(round, { ...bounds, elsewhere })) {
      const isWithin = load.usedUpKbps <= load.upKbps && load.usedDownKbps <= load.downKbps
      const isZero = load.upKbps === 0 || load.downKbps === 0
      if (!isWithin && (load.tests > 1 || isZero)) expect.fail(`D27: ${JSON.stringify(load)}`)
    }
    expect(running[at]?.length).toBeLessThanOrEqual(5)
    expect(faultsBetween(before[at], round, step, present)).toEqual([])
  }
}

/** What a step may not do, as sentences. */
function faultsBetween(
  before: Round | undefined,
  { sites }: Round,
  step: Step,
  present: ReadonlySet<SiteId>,
): string[] {
  const faults: string[] = []
  for (const [at, each] of sites.entries()) {
    const was = before?.sites[at]
    const { site, state } = each
    const isEnded = state === 'proven' || state === 'failed'
    if (was?.state === 'proven' && was !== each && JSON.stringify(was) !== JSON.stringify(each))
      faults.push(`D24: ${site} was proven`)
    if (!isEnded && (state === 'absent') === present.has(site)) faults.push(`D21: ${site} is ${state}`)
    if (was && was.tests < each.tests && before?.state !== 'running') faults.push(`D23: ${site} was begun`)
    if (was?.state !== state && state === 'running' && step.kind !== 'start') faults.push(`D27: ${site}`)
  }
  return faults
}

test('D21 to D28: whatever happens, rounds of two tiers stay within the links, test no site for two, and end', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
      budgets,
      fc.subarray(sites),
      (steps, given, here) => {
        const budgets = [...new Map(given.map((each) => [`${each.kind} ${each.node}`, each])).values()]
        const present = new Set(here)
        const open = (node: string, over: readonly SiteId[]) =>
          openRound({ id: `r-${node}`, node, by: 'Hà' }, order, over, { at: 0, present })
        const own = sites.filter((each) => each.startsWith('VN-25'))
        const world: World = { at: 0, present, rounds: [open('VN-25', own), open('VN', sites)], budgets }
        for (const each of steps) {
          const before = [...world.rounds]
          happen(world, each)
          expectWhole(before, world, each)
        }
        for (const round of world.rounds) expect(roundSchema.parse(round)).toEqual(round)
        expectEnd(world)
      },
    ),
    { numRuns: 40 },
  )
})

/** Left alone, with links that bear something, both rounds settle with every connected site proven or failed. */
function expectEnd(world: World): void {
  world.budgets = world.budgets.filter(({ upKbps, downKbps }) => upKbps > 0 && downKbps > 0)
  for (const which of [0, 1] as const) happen(world, { kind: 'resume', which })
  for (let turn = 0; turn < 40 && !world.rounds.every(isSettled); turn++)
    for (const which of [0, 1] as const) {
      happen(world, { kind: 'start', which })
      happen(world, { kind: 'end', which, isGood: turn % 3 !== 0 })
    }
  for (const round of world.rounds) {
    const { absent, proven, failed, of } = progressOf(round)
    expect(proven + failed + absent, 'D22').toBe(of)
  }
}
