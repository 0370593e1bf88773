import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginPatrol, type Patrol, type PatrolSettings, type SiteId } from '#contract'
import {
  type Fitness,
  goBack,
  goOn,
  hasOthers,
  type Moved,
  mend,
  type Surroundings,
  stopEnds,
} from './index.ts'

const sites = (count: number): SiteId[] =>
  Array.from({ length: count }, (_, index) => `VN-25-${10000 + index}`)
const short = (list: readonly SiteId[]) => list.map((site) => Number(site.slice(-3)))
const settings = (order: PatrolSettings['order'], slots: number): PatrolSettings => ({
  name: 'Các xã',
  list: { kind: 'below', unit: 'VN-25' },
  stepMs: 3000,
  slots,
  order,
})

/** A patrol on air, in as many slots as it has. */
function stage(count: number, { order = 'listed' as PatrolSettings['order'], slots = 1 } = {}) {
  const list = sites(count)
  const states = new Map<SiteId, Fitness>()
  const elsewhere = new Set<SiteId>()
  let now: Pick<Moved, 'patrol' | 'visits'> = {
    patrol: { ...beginPatrol('p1', settings(order, slots)), state: 'running' },
    visits: new Map(),
  }
  const finished: Moved['finished'][] = []
  let at = 0
  const around = (): Surroundings => ({
    at,
    list,
    fitnessOf: (site) => states.get(site) ?? 'fit',
    named: elsewhere,
    elsewhere,
    width: slots,
    onAirSince: 0,
  })
  const apply = (moved: Moved | null) => {
    if (!moved) return false
    now = moved
    if (moved.finished) finished.push(moved.finished)
    return true
  }
  const does =
    (move: (patrol: Patrol, visits: Moved['visits'], around: Surroundings) => Moved | null) => () =>
      apply(move(now.patrol, now.visits, around()))
  const mends = does(mend)
  mends()
  return {
    list,
    states,
    elsewhere,
    finished,
    around,
    patrol: () => now.patrol,
    shown: () => short(now.patrol.current),
    set(place: number, fitness: Fitness) {
      states.set(list[place] ?? '', fitness)
    },
    mends,
    goesBack: does(goBack),
    goesOn: () => {
      at += 3000
      return does(goOn)()
    },
  }
}

test('L1: a stop is over after its time on air, and only while the patrol runs', () => {
  const patrol = { state: 'running', stepSince: 1000, stepMs: 5000 } as const
  expect(stopEnds(patrol, 0)).toBe(6000)
  expect(stopEnds(patrol, 4000)).toBe(9000)
  expect(stopEnds(patrol, null)).toBeNull()
  expect(stopEnds({ ...patrol, state: 'paused' }, 0)).toBeNull()
  expect(stopEnds({ ...patrol, state: 'stopped' }, 0)).toBeNull()
})

test('L2, L9: the absent, those without video and those not agreed to are passed over and counted', () => {
  const { set, mends, goesOn, finished, patrol } = stage(60, { order: 'unseen-longest', slots: 4 })
  for (let place = 0; place < 10; place++) set(place, 'absent')
  for (let place = 10; place < 15; place++) set(place, 'noVideo')
  set(15, 'notAgreed')
  mends()
  for (let stop = 0; stop < 11; stop++) goesOn()
  const skipped = { absent: 10, noVideo: 5, notAgreed: 1 }
  expect(finished).toEqual([{ round: 1, seen: 44, total: 44, skipped }])
  expect(patrol()).toMatchObject({ round: 2, seen: 0, total: 44, skipped })
})

test('L3: listed goes through the list and round again, past who is absent', () => {
  const { set, shown, goesOn } = stage(5, { slots: 2 })
  const stops = [shown()]
  set(3, 'absent')
  for (let stop = 0; stop < 3; stop++) {
    goesOn()
    stops.push(shown())
  }
  expect(stops).toEqual([
    [0, 1],
    [2, 4],
    [0, 1],
    [2, 4],
  ])
})

test('L4: who comes late and was never shown is next, then who was shown longest ago', () => {
  const { set, shown, goesOn, list, states } = stage(4, { order: 'unseen-longest' })
  set(1, 'absent')
  goesOn()
  expect(shown()).toEqual([2])
  states.delete(list[1] ?? '')
  const order = [0, 1, 2, 3].map(() => goesOn() && shown()[0])
  expect(order).toEqual([1, 3, 0, 2])
})

test('L5: who stays keeps the slot; who stands in another slot is passed over', () => {
  const { shown, goesOn, elsewhere, list, mends } = stage(4, { slots: 3 })
  expect(shown()).toEqual([0, 1, 2])
  goesOn()
  expect(shown()).toEqual([0, 1, 3])
  elsewhere.add(list[3] ?? '')
  mends()
  expect(shown()).toEqual([0, 1, 2])
})

test('L6: who goes away while shown gives way at once to a whole stop of another', () => {
  const { set, shown, mends, patrol, goesOn } = stage(4, { slots: 2 })
  goesOn()
  expect(shown()).toEqual([2, 3])
  const { stepSince, step } = patrol()
  set(2, 'absent')
  mends()
  expect(shown()).toEqual([0, 3])
  expect(patrol()).toMatchObject({ step: step + 1, stepSince })
  expect(mends()).toBe(false)
  for (const place of [0, 1, 3]) set(place, 'noVideo')
  mends()
  expect(shown()).toEqual([])
  expect(goesOn()).toBe(false)
})

test('L6: one of the next that goes away is replaced before its stop', () => {
  const { set, mends, patrol } = stage(4)
  expect(short(patrol().next)).toEqual([1])
  const { step } = patrol()
  set(1, 'absent')
  mends()
  expect(short(patrol().next)).toEqual([2])
  expect(patrol().step).toBe(step)
})

test('L7: who left before the end of the stop is not seen, who stands in another slot is', () => {
  const { set, mends, goesOn, patrol, elsewhere, list, finished } = stage(4)
  set(0, 'absent')
  mends()
  expect(patrol().seen).toBe(0)
  elsewhere.add(list[3] ?? '')
  goesOn()
  expect(patrol()).toMatchObject({ seen: 2, total: 3, skipped: { absent: 1 } })
  goesOn()
  expect(finished).toMatchObject([{ seen: 3, total: 3, skipped: { absent: 1 } }])
})

test('L8: the last stop of a round is filled up with the first of the next, which count there', () => {
  const { goesOn, finished, patrol } = stage(5, { slots: 2, order: 'unseen-longest' })
  for (let stop = 0; stop < 3; stop++) goesOn()
  expect(finished).toMatchObject([{ round: 1, seen: 5, total: 5 }])
  expect(patrol()).toMatchObject({ round: 2, seen: 1 })
  goesOn()
  goesOn()
  expect(finished).toMatchObject([{ round: 1 }, { round: 2, seen: 5, total: 5 }])
})

test('L9: while everybody is shown nothing changes', () => {
  const { goesOn, finished, patrol, around } = stage(3, { slots: 4 })
  expect(hasOthers(patrol(), around())).toBe(false)
  expect(goesOn()).toBe(true)
  expect(patrol()).toMatchObject({ seen: 3, total: 3, step: 1 })
  expect(goesOn()).toBe(false)
  expect(finished).toEqual([])
})

test.each(['listed', 'unseen-longest'] as const)(
  'L10: back as often as asked, then on where it was: %s',
  (order) => {
    const { shown, goesOn, goesBack } = stage(6, { order })
    for (let stop = 0; stop < 3; stop++) goesOn()
    const back = [0, 1, 2].map(() => goesBack() && shown()[0])
    expect(back).toEqual([2, 1, 0])
    expect(goesBack()).toBe(false)
    expect([goesOn(), shown()]).toEqual([true, [4]])
    expect([goesOn(), shown()]).toEqual([true, [5]])
  },
)

const kinds: readonly Fitness[] = ['fit', 'fit', 'absent', 'noVideo']
const history = fc.record({
  count: fc.integer({ min: 1, max: 12 }),
  slots: fc.integer({ min: 1, max: 5 }),
  order: fc.constantFrom<PatrolSettings['order'][]>('listed', 'unseen-longest'),
  steps: fc.array(
    fc.record({
      news: fc.array(fc.tuple(fc.nat({ max: 11 }), fc.constantFrom(...kinds)), { maxLength: 4 }),
      goes: fc.constantFrom(true, true, true, false),
    }),
    { maxLength: 40 },
  ),
})

test('L2, L5, L6: whatever comes and goes, nobody is shown who can not be, and nobody twice', () => {
  fc.assert(
    fc.property(history, ({ steps, ...wanted }) => {
      const { set, mends, goesOn, patrol, states, around } = stage(wanted.count, wanted)
      for (const { news, goes } of steps) {
        for (const [place, fitness] of news) set(place, fitness)
        mends()
        if (goes) goesOn()
        const { current, next, seen, total } = patrol()
        expect(current.filter((site) => (states.get(site) ?? 'fit') !== 'fit')).toEqual([])
        expect(new Set([...current, ...next]).size).toBe(current.length + next.length)
        const fit = around().list.filter((site) => around().fitnessOf(site) === 'fit')
        expect(current.length).toBe(Math.min(wanted.slots, fit.length))
        expect(seen).toBeLessThanOrEqual(total)
      }
    }),
  )
})

test('L11: who can be shown all the time is shown again after at most ⌈n/slots⌉ stops', () => {
  fc.assert(
    fc.property(history, fc.nat({ max: 11 }), ({ steps, ...wanted }, place) => {
      const { set, mends, goesOn, patrol, list } = stage(wanted.count, wanted)
      const faithful = place % wanted.count
      const bound = Math.ceil(wanted.count / wanted.slots)
      const isShown = () => patrol().current.includes(list[faithful] ?? '')
      let stops = 0
      for (const { news, goes } of steps) {
        for (const [each, fitness] of news) if (each !== faithful) set(each, fitness)
        mends()
        // Who comes for somebody that went away is shown as well, for a whole stop (L6).
        if (isShown()) stops = 0
        if (goes) stops += Number(goesOn())
        if (isShown()) stops = 0
        expect(stops).toBeLessThanOrEqual(bound)
      }
    }),
  )
})

test('L8, L9: with nobody coming or going each round shows everybody once', () => {
  fc.assert(
    fc.property(history, ({ count, slots, order }) => {
      const { goesOn, finished, shown } = stage(count, { slots, order })
      const showings = new Map<number, number>()
      const note = () => {
        for (const site of shown()) showings.set(site, (showings.get(site) ?? 0) + 1)
      }
      note()
      for (let stop = 1; stop < count; stop++) if (goesOn()) note()
      if (count % slots === 0 && count > slots) {
        const each = (count * slots) / count
        expect([...showings.values()]).toEqual(Array(count).fill(each))
      }
      for (const round of finished) expect(round).toMatchObject({ seen: count, total: count })
    }),
  )
})
