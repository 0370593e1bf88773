import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createRun, type StepEffect } from './drive.ts'
import { MOST_MS, planOf, type Step } from './plan.ts'
import { advance, type Run, type RunEvent, readyRun } from './run.ts'

const steps: Step[] = ['devices', 'province', 'centre', 'line', 'answers']

test('a full test takes at most 30 s, a short one 8 s, with nobody there no answers are waited for', () => {
  for (const form of ['full', 'short'] as const)
    for (const attended of [true, false]) {
      const plan = planOf(form, attended)
      expect(plan.reduce((sum, { limitMs }) => sum + limitMs, 0)).toBeLessThanOrEqual(MOST_MS[form])
      expect(plan.some(({ step }) => step === 'answers')).toBe(form === 'full' && attended)
    }
})

const events: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ kind: fc.constant('done' as const), step: fc.constantFrom(...steps) }),
  fc.record({ kind: fc.constant('failed' as const), step: fc.constantFrom(...steps), cause: fc.string() }),
  fc.record({ kind: fc.constant('visible' as const), visible: fc.boolean() }),
  fc.record({ kind: fc.constant('time' as const) }),
  fc.record({
    kind: fc.constant('begin' as const),
    form: fc.constant('short' as const),
    attended: fc.boolean(),
  }),
)
const histories = fc.array(fc.tuple(events, fc.integer({ min: 0, max: 400 })), { maxLength: 120 })

test('whatever happens: each step once, in order, never past the time, hidden time within it, an end that stays', () => {
  fc.assert(
    fc.property(fc.constantFrom('full' as const, 'short' as const), histories, (form, history) => {
      let [run, now]: [Run, number] = [advance(readyRun, { kind: 'begin', form, attended: true }, 0), 0]
      for (const [event, ms] of history) {
        now += ms
        run = advance(advance(run, { kind: 'time' }, now), event, now)
        if (run.kind === 'running') expect(now).toBeLessThan(run.stepEndsMs)
      }
      if (run.kind === 'ready') throw new Error('a begun test is not ready again')
      const plan = planOf(form, true).map(({ step }) => step)
      const past = run.outcomes.map(({ step }) => step)
      expect(past).toEqual(plan.slice(0, past.length))
      expect(run.kind).toBe(past.length === plan.length ? 'finished' : 'running')
      expect(run.hiddenMs).toBeLessThanOrEqual(now)
      if (run.kind === 'finished') expect(advance(run, { kind: 'abort', why: 'person' }, now + 1)).toBe(run)
    }),
  )
})

/** Steps that end when they are told to, and remember that they were ended. */
function stage() {
  const clock = createManualClock()
  const running = new Map<
    Step,
    { done(): void; fail(error: Error): void; signal: AbortSignal; limitMs: number }
  >()
  const effect =
    (step: Step): StepEffect =>
    (signal, limitMs) =>
      new Promise((done, fail) => running.set(step, { done, fail, signal, limitMs }))
  const run = createRun({
    clock,
    now: () => clock.now(),
    steps: {
      devices: effect('devices'),
      province: effect('province'),
      centre: effect('centre'),
      line: effect('line'),
      answers: effect('answers'),
    },
  })
  const of = (step: Step) => {
    const found = running.get(step)
    if (!found) throw new Error(`${step} was not begun`)
    return found
  }
  return { clock, run, of, begun: () => [...running.keys()] }
}

test('a step that is done hands on at once; one that is late is ended; one that fails does not end the test', async () => {
  const { clock, run, of, begun } = stage()
  run.begin('full', true)
  expect(begun()).toEqual(['devices'])
  await clock.advanceAsync(1000)
  of('devices').done()
  await clock.advanceAsync(0)
  expect(begun()).toEqual(['devices', 'province'])
  await clock.advanceAsync(of('province').limitMs)
  expect(of('province').signal.aborted).toBe(true)
  of('province').done()
  of('centre').fail(new Error('no uplink'))
  await clock.advanceAsync(0)
  of('line').done()
  await clock.advanceAsync(0)
  of('answers').done()
  await clock.advanceAsync(0)
  const state = run.state.get()
  expect(state).toMatchObject({
    kind: 'finished',
    outcomes: [
      { step: 'devices', outcome: 'done', tookMs: 1000 },
      { step: 'province', outcome: 'late', tookMs: 7000 },
      { step: 'centre', outcome: 'failed', tookMs: 0, cause: 'Error: no uplink' },
      { step: 'line', outcome: 'done' },
      { step: 'answers', outcome: 'done' },
    ],
  })
  expect(clock.pending()).toBe(0)
})

test('when nothing answers, the test still ends in its time', async () => {
  const { clock, run } = stage()
  run.begin('short', false)
  await clock.advanceAsync(MOST_MS.short)
  expect(run.state.get()).toMatchObject({ kind: 'finished', hiddenMs: 0 })
})

test('an abort ends the step that runs, leaves no timer, and stays', async () => {
  const { clock, run, of, begun } = stage()
  run.begin('full', true)
  await clock.advanceAsync(500)
  run.abort('session')
  expect(of('devices').signal.aborted).toBe(true)
  of('devices').done()
  run.close()
  run.begin('full', true)
  await clock.advanceAsync(60_000)
  expect(run.state.get()).toMatchObject({ kind: 'aborted', why: 'session', during: 'devices' })
  expect(begun()).toEqual(['devices'])
  expect(clock.pending()).toBe(0)
})

test('who ends the test on hearing of a step ends it before that step begins', async () => {
  const { clock, run, of, begun } = stage()
  run.state.subscribe((state) => {
    if (state.kind === 'running' && state.step === 'province') run.abort('session')
  })
  run.begin('full', true)
  of('devices').done()
  await clock.advanceAsync(30_000)
  expect(run.state.get()).toMatchObject({ kind: 'aborted', why: 'session', during: 'province' })
  expect(begun()).toEqual(['devices'])
  expect(clock.pending()).toBe(0)
})

test('what is closed before it begins never begins', () => {
  const { run, begun } = stage()
  run.close()
  run.begin('short', false)
  expect(run.state.get().kind).toBe('ready')
  expect(begun()).toEqual([])
})

test('a page that is hidden is noticed, for how long, also when it was hidden from the first', async () => {
  const { clock, run } = stage()
  run.setVisible(false)
  run.begin('short', false)
  await clock.advanceAsync(700)
  run.setVisible(true)
  await clock.advanceAsync(1000)
  run.setVisible(false)
  run.setVisible(false)
  await clock.advanceAsync(10_000)
  const state = run.state.get()
  expect(state).toMatchObject({ kind: 'finished' })
  if (state.kind === 'finished') expect(state.hiddenMs).toBe(state.endedMs - state.startedMs - 1000)
})

test('a timer that comes early does not leave a step without an end', async () => {
  const clock = createManualClock()
  const never: StepEffect = () => new Promise(() => {})
  const run = createRun({
    clock,
    now: () => clock.now() * 0.999,
    steps: { devices: never, province: never, centre: never, line: never, answers: never },
  })
  run.begin('short', false)
  await clock.advanceAsync(MOST_MS.short + 200)
  expect(run.state.get().kind).toBe('finished')
})
