import { expect, test } from 'vitest'
import { planOf, type Run } from '#browser/self-test'
import { progressOf } from './test-progress.ts'

const [devices, province, ...rest] = planOf('full', true)
if (!devices || !province) throw new Error('a full test has steps')

test('time left is that of this step and of those to come; what is past counts as it was', () => {
  const run: Extract<Run, { kind: 'running' }> = {
    ...{ kind: 'running', form: 'full', startedMs: 1000, hiddenMs: 0, hiddenSinceMs: null },
    outcomes: [{ step: devices.step, outcome: 'done', tookMs: 3000 }],
    ...{ step: province.step, stepStartedMs: 4000, stepEndsMs: 4000 + province.limitMs, coming: rest },
  }
  const toCome = rest.reduce((sum, { limitMs }) => sum + limitMs, 0)
  const progress = progressOf(run, 5000)
  expect(progress).toMatchObject({ step: 'province', done: ['devices'] })
  expect(progress.coming).toEqual(['centre', 'line', 'answers'])
  expect(progress.secondsLeft).toBe(Math.ceil((province.limitMs - 1000 + toCome) / 1000))
  expect(progress.share).toBeCloseTo(4000 / (4000 + province.limitMs - 1000 + toCome))
  expect(progressOf(run, 4000 + province.limitMs + 9).secondsLeft).toBe(Math.ceil(toCome / 1000))
})
