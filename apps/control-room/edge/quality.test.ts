import { expect, onTestFinished, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { playedConnection } from '../testing/played-connection.ts'
import { alarm, quality } from '../testing/quality-samples.ts'
import { createQualityWatch } from './quality.ts'

const SITE = 'VN-25-07900'

function played() {
  const node = playedConnection()
  const clock = createManualClock()
  const watch = createQualityWatch(node.connection, clock)
  onTestFinished(watch.close)
  const open = { kind: 'open', greeting: {} } as ReturnType<typeof node.state.get>
  node.state.set(open)
  const pass = (seconds: number) => clock.advanceAsync(seconds * 1000)
  return { ...node, open, watch, pass }
}
const answer = (watch: ReturnType<typeof played>['watch']) => watch.looked.get()?.answer

test('R74: the alarms are those that the node told last; while it is away none is known', () => {
  const { watch, tell, state, open } = played()
  tell('quality', { alarms: [alarm(SITE), alarm('VN-25-07909')] })
  tell('quality', { alarms: [alarm(SITE)] })
  expect(watch.live.get().map(({ site }) => site)).toEqual([SITE])
  state.set({ kind: 'closed' })
  expect(watch.live.get()).toEqual([])
  state.set(open)
  tell('quality', { alarms: [alarm(SITE)] })
  expect(watch.live.get()).toHaveLength(1)
})

test('R76: a site that is looked at is asked about every ten seconds, and at once with news of an alarm', async () => {
  const { watch, tell, sent, answerWith, pass } = played()
  answerWith(() => quality(SITE))
  watch.look(SITE)
  expect(answer(watch)).toEqual({ kind: 'asked' })
  await pass(0)
  expect(answer(watch)).toMatchObject({ kind: 'here', is: { now: { grade: 'fail' } } })
  await pass(20)
  expect(sent).toEqual(Array(3).fill({ op: 'quality.site', body: { site: SITE } }))
  tell('quality', { alarms: [] })
  expect(sent).toHaveLength(4)
  watch.look(null)
  await pass(60)
  expect(sent).toHaveLength(4)
})

test('R76: what can not be asked is not known: neither an old answer nor that of another site stays', async () => {
  const { watch, answerWith, refuse, state, pass } = played()
  answerWith(() => quality(SITE))
  watch.look(SITE)
  await pass(0)
  refuse()
  await pass(10)
  expect(answer(watch)).toEqual({ kind: 'failed' })
  answerWith(() => quality(SITE))
  await pass(10)
  expect(answer(watch)).toMatchObject({ kind: 'here' })
  state.set({ kind: 'closed' })
  expect(answer(watch)).toEqual({ kind: 'failed' })
  watch.look('VN-25-07909')
  expect(watch.looked.get()).toEqual({ site: 'VN-25-07909', answer: { kind: 'asked' } })
})
