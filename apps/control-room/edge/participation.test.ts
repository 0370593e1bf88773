import { expect, onTestFinished, test } from 'vitest'
import type { SheetFile } from '#contract/directory'
import { createManualClock } from '#foundation/time'
import type { Participation } from '../state/participation.ts'
import { participation } from '../testing/participation-samples.ts'
import { playedConnection } from '../testing/played-connection.ts'
import { createParticipationWatch } from './participation.ts'

function played() {
  const node = playedConnection()
  const clock = createManualClock()
  const saved: SheetFile[] = []
  const refused: unknown[] = []
  const watch = createParticipationWatch({
    ...{ connection: node.connection, notes: { failed: (error) => refused.push(error) }, clock },
    save: (file) => saved.push(file),
  })
  onTestFinished(watch.close)
  const open = { kind: 'open', greeting: {} } as ReturnType<typeof node.state.get>
  node.state.set(open)
  node.answerWith(() => participation())
  const pass = (seconds: number) => clock.advanceAsync(seconds * 1000)
  return { ...node, open, watch, pass, saved, refused }
}
const told = (of: Participation, stale = false) => ({ kind: 'here', is: of, stale })

test('R77: the record is asked at once and every ten seconds, for as long as the view is open', async () => {
  const { watch, sent, pass } = played()
  expect(watch.live.get()).toBeNull()
  watch.open(null)
  await pass(20)
  expect(sent).toEqual([])
  watch.open('s1')
  expect(watch.live.get()).toEqual({ kind: 'asked' })
  await pass(20)
  expect(watch.live.get()).toEqual(told(participation()))
  expect(sent).toEqual(
    Array(3).fill({ op: 'participation.get', body: { session: 's1', text: '', limit: 150 } }),
  )
  watch.shut()
  await pass(60)
  expect(sent).toHaveLength(3)
})

test('R77: a session that is over stays in the view; another one takes its place', async () => {
  const { watch, sent, pass } = played()
  watch.open('s1')
  await pass(0)
  watch.open(null)
  await pass(0)
  expect(watch.live.get()).toEqual(told(participation()))
  watch.open('s2')
  expect(watch.live.get()).toEqual({ kind: 'asked' })
  await pass(0)
  expect(sent.map(({ body }) => body)).toMatchObject([
    { session: 's1' },
    { session: 's1' },
    { session: 's2' },
  ])
})

test('R78: another filter asks at once, and an answer to the one before is let go', async () => {
  const { watch, sent, answerWith, pass } = played()
  watch.open('s1')
  await pass(0)
  const answers: ((of: Participation) => void)[] = []
  answerWith(() => new Promise<Participation>((resolve) => answers.push(resolve)))
  watch.want({ only: 'late' })
  watch.want({ text: 'viet' })
  expect(sent.at(-1)?.body).toEqual({ session: 's1', text: 'viet', only: 'late', limit: 150 })
  const [first, second] = [participation({ total: 9 }), participation({ total: 1 })]
  answers[1]?.(second)
  await pass(0)
  answers[0]?.(first)
  await pass(0)
  expect(watch.live.get()).toEqual(told(second))
})

test('R79: while the node is away what it said is shown as old; what it refuses is said with its reason', async () => {
  const { watch, state, open, answerWith, refuse, pass } = played()
  watch.open('s1')
  await pass(0)
  state.set({ kind: 'closed' })
  expect(watch.live.get()).toEqual(told(participation(), true))
  answerWith(() => participation({ total: 2 }))
  state.set(open)
  await pass(0)
  expect(watch.live.get()).toEqual(told(participation({ total: 2 })))
  refuse()
  await pass(10)
  expect(watch.live.get()).toMatchObject({ kind: 'failed', why: { vi: expect.any(String) } })
  state.set({ kind: 'closed' })
  expect(watch.live.get()).toEqual({ kind: 'failed', why: null })
})

test('R80: the sheet is asked for once and saved; a refusal is shown', async () => {
  const { watch, sent, saved, refused, answerWith, refuse, pass } = played()
  watch.open('s1')
  await pass(0)
  const file = { name: 'tham-du.csv', mime: 'text/csv; charset=utf-8', base64: '77u/' }
  answerWith(() => ({ file }))
  const both = [watch.export('xlsx'), watch.export('csv')]
  expect(watch.exporting.get()).toBe('xlsx')
  await Promise.all(both)
  expect(saved).toEqual([file])
  expect(sent.filter(({ op }) => op === 'participation.export')).toEqual([
    { op: 'participation.export', body: { session: 's1', format: 'xlsx', separator: ';' } },
  ])
  expect(watch.exporting.get()).toBeNull()
  refuse()
  await watch.export('csv')
  expect(saved).toHaveLength(1)
  expect(refused).toHaveLength(1)
})
