import { expect, test } from 'vitest'
import { type BodyOf, closedFloor, type NodeId, type SessionState, sessionState } from '#contract'
import type { ScriptSteps } from '#contract/script'
import { commands } from '../commands.ts'
import { begun, full, known, refusalOf } from '../testing/begun.ts'
import { openProgram } from './change-programs.ts'
import { eventsBetween } from './events-between.ts'
import { openMicrophone } from './open-microphone.ts'

type Step = BodyOf<ScriptSteps, 'session.step'>

const [chair, first, second, third] = ['VN', 'VN-25-07900', 'VN-25-07894', 'VN-19'] as const
const given = (from: NodeId = 'VN') => ({ by: 'Hà', from, at: 5, known, labelOf: String })
const opened = (...sites: string[]) =>
  sites.reduce((state, site) => openMicrophone(state, site, given()), begun)
const only = (...sites: string[]): Step['microphones'] => ({ kind: 'only', sites })
const step = (more: Partial<Step> = {}): Step => ({
  ...{ session: 's', seen: 0, scene: null, audiences: [], microphones: { kind: 'keep' } },
  ...more,
})
const apply = (state: SessionState, more: Partial<Step>, from?: NodeId) =>
  commands['session.step'].apply(state, step(more), given(from))
const reply = (before: SessionState, after: SessionState) =>
  commands['session.step'].reply(after, step(), before)
const codeOf = (run: () => unknown) => refusalOf(run).code

test('P29: scene and microphones are one change; the chair stays as it is, others close before new ones open', () => {
  const before = opened(chair, first, second)
  const after = apply(before, { scene: full(third), microphones: only(third, first) })
  expect(after.revision).toBe(before.revision + 1)
  expect(after.program).toMatchObject({ revision: 1, scene: full(third), takenBy: 'Hà', takenAt: 5 })
  expect(after.floor).toMatchObject({
    open: [chair, first, third],
    closed: [{ site: second, by: 'Hà', at: 5 }],
  })
  expect(sessionState.parse(after)).toEqual(after)
  expect(reply(before, after)).toEqual({ revision: 1, opened: [third], closed: [second] })
  expect(eventsBetween(before, after, 'Hà').map(({ kind }) => kind)).toEqual([
    ...['program.taken', 'microphone.closed', 'microphone.opened'],
  ])
  expect(apply(opened(first), { microphones: only() }).floor.open).toEqual([])
  expect(apply({ ...opened(first), chair: null }, { microphones: only(chair) }).floor.open).toEqual([chair])
})

test('P29: microphones are put back one by one, and what is so already is no change', () => {
  const before = opened(first, third)
  const microphones = { kind: 'change', open: [second], close: [first] } as const
  expect(
    apply(before, { microphones: { ...microphones, open: [second], close: [first] } }).floor.open,
  ).toEqual([third, second])
  expect(apply(before, {})).toBe(before)
  expect(apply(before, { microphones: only(first, third) })).toBe(before)
})

test('P29: what one part is refused for, nothing of the step is done', () => {
  const bounded = { ...begun, floor: closedFloor(1) }
  const both = { scene: full(first), microphones: only(first, second) }
  expect(codeOf(() => apply(bounded, both))).toBe('floor.full')
  expect(codeOf(() => apply(begun, { scene: full(first), microphones: only('VN-25-99999') }))).toBe(
    'site.unknown',
  )
  expect(codeOf(() => apply(begun, { seen: 3, scene: full(first) }))).toBe('session.stale')
  expect(codeOf(() => apply(begun, { seen: 3, microphones: only(first) }))).toBe('session.stale')
  expect(codeOf(() => apply(begun, { scene: full(first) }, 'VN-25'))).toBe('session.not-in-control')
})

test('P29: programs of audiences are taken by their own revisions', () => {
  const before = openProgram(
    begun,
    { name: 'Chủ tọa', audience: { kind: 'chair' }, scene: full(first) },
    given(),
  )
  const program = before.programs[0]?.id ?? ''
  const audiences = [{ program, seen: 1, scene: full(second) }]
  const after = apply(before, { audiences })
  expect(after.programs[0]?.program).toMatchObject({ revision: 2, scene: full(second) })
  expect(after.program).toBe(before.program)
  expect(codeOf(() => apply(after, { audiences }))).toBe('session.stale')
  expect(codeOf(() => apply(begun, { audiences }))).toBe('audience.unknown')
})
