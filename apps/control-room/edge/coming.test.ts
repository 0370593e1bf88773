import { expect, onTestFinished, test } from 'vitest'
import { RequestFailed } from '#browser/live-state'
import { describeError } from '#contract'
import type { Plan } from '#contract/calendar'
import type { CountedPlan } from '#contract/console'
import { createManualClock } from '#foundation/time'
import { comingOf } from '../state/coming.ts'
import { playedConnection } from '../testing/played-connection.ts'
import { createComingWatch } from './coming.ts'

const HOUR = 3_600_000
const now = 1_800_000_000_000
const planned = (id: string, inHours: number, more: Partial<Plan> = {}): CountedPlan => ({
  plan: {
    ...{ id, owner: 'VN-25', revision: 2, asking: 1, state: { is: 'announced' }, at: now, by: 'Hà' },
    details: {
      ...{ title: `Phiên ${id}`, organiser: '', chair: { name: '', site: null }, mark: 'ordinary' },
      ...{ startsAt: now + inHours * HOUR, endsAt: now + (inHours + 2) * HOUR },
      ...{ agenda: [], requirements: [], documents: [], invitations: [] },
    },
    ...more,
  },
  owner: 'Tỉnh Phú Thọ',
  counts: { invited: 148, acknowledged: 140, absent: 3 },
})
const due = { plan: 'p1', title: 'Phiên p1', startsAt: now + HOUR, waiting: 8 }

test('R85: what may be opened is announced, of this tier, due within two hours and not over', () => {
  const plans = [
    planned('p1', 1),
    planned('p2', -1),
    planned('later', 3),
    planned('over', -2),
    planned('above', 1, { owner: 'VN' }),
    planned('draft', 1, { state: { is: 'draft' } }),
    planned('runs', 1, { state: { is: 'open', session: 's1' } }),
  ]
  expect(comingOf(plans, 'VN-25', now)).toEqual([
    { plan: 'p2', title: 'Phiên p2', startsAt: now - HOUR, waiting: 8 },
    due,
  ])
})

function played() {
  const node = playedConnection()
  const clock = createManualClock()
  const chosen: string[] = []
  const refused: unknown[] = []
  const watch = createComingWatch({
    ...{ connection: node.connection, sessions: { choose: (session) => void chosen.push(session) }, clock },
    ...{ notes: { failed: (error) => refused.push(error) }, node: () => 'VN-25', nodeNow: () => now },
  })
  onTestFinished(watch.close)
  node.state.set({ kind: 'open', greeting: {} } as ReturnType<typeof node.state.get>)
  const pass = (seconds: number) => clock.advanceAsync(seconds * 1000)
  return { ...node, watch, pass, chosen, refused }
}

test('R85: the calendar is asked while somebody looks, and what is opened is worked in', async () => {
  const { watch, sent, pass, chosen, refused, answerWith } = played()
  answerWith((op) => (op === 'session.open' ? { session: 's7' } : { total: 1, plans: [planned('p1', 1)] }))
  await pass(60)
  expect(sent).toEqual([])
  watch.look()
  await pass(30)
  expect(sent.map(({ op }) => op)).toEqual(['calendar.list', 'calendar.list'])
  expect(watch.live.get()).toEqual([due])
  await watch.open('p1')
  expect(sent[2]).toEqual({ op: 'session.open', body: { plan: 'p1', chair: null } })
  expect(chosen).toEqual(['s7'])
  watch.shut()
  const before = sent.length
  await pass(120)
  expect(sent).toHaveLength(before)
  expect(watch.live.get()).toEqual([])
  expect(refused).toEqual([])
})

test('R85: who may not look at the calendar is shown nothing; an opening that is refused is said', async () => {
  const { watch, pass, chosen, refused, answerWith } = played()
  answerWith(() => ({ total: 1, plans: [planned('p1', 1)] }))
  watch.look()
  await pass(0)
  answerWith(() => Promise.reject(new Error('no answer')))
  await pass(30)
  expect(watch.live.get()).toEqual([due])
  const error = describeError('auth.not-allowed')
  answerWith(() => Promise.reject(new RequestFailed('calendar.list', { kind: 'refused', error })))
  await pass(30)
  expect(watch.live.get()).toEqual([])
  expect(refused).toEqual([])
  await watch.open('p1')
  expect(chosen).toEqual([])
  expect(refused).toHaveLength(1)
})
