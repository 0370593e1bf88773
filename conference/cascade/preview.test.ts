import { expect, test } from 'vitest'
import { beginPatrol, type Scene, type SessionState } from '#contract'
import type { Want } from '#contract/uplink'
import { planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput } from './types.ts'

const want = (site: string, layer: number, ...audience: string[]): Want => ({
  source: `${site}/camera`,
  layer,
  audience,
})
const sceneOf = (...parts: Parameters<typeof sessionWith>): Scene => sessionWith(...parts).program.scene

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

test('K18: what is in preview is wanted for nobody, and fed on standby; what is in both as it is on air', () => {
  const { wants, feeds } = planned(
    provinceInput({
      audience: ['VN-25', 'VN-25-07900'],
      arrived: { VN: ['VN-19/camera', 'VN/camera'] },
      sessions: [sessionWith('VN', '3x3', ['VN'])],
      previews: { 'session-VN': sceneOf('VN', '2x2', ['VN', 'VN-19']) },
    }),
  )
  expect(wants.VN).toEqual([want('VN-19', 1), want('VN', 1, 'VN-25')])
  expect(feeds['VN-25-07900']).toEqual([
    { source: 'VN-19/camera', layer: 1, standby: true },
    { source: 'VN/camera', layer: 1, standby: false },
  ])
})

test('K18: a site in preview sends its camera and is told that nobody sees it', () => {
  const { publish, seenBy, sends } = planned(
    provinceInput({
      audience: ['VN-25', 'VN-25-07900'],
      local: ['VN-25-07900/camera'],
      sessions: [sessionWith('VN', 'full', ['VN'])],
      previews: { 'session-VN': sceneOf('VN', '2x2', ['VN-25-07900']) },
      peerWants: { VN: [want('VN-25-07900', 2)] },
    }),
  )
  expect(publish['VN-25-07900']?.camera).toBe(2)
  expect(seenBy['VN-25-07900']).toEqual([])
  expect(sends.VN).toEqual(['VN-25-07900/camera'])
})

test('K18: a want for nobody and one for somebody are asked for together, for somebody', () => {
  const { wants } = planned(
    centreInput({
      peerWants: {
        'VN-19': [want('VN-25-07900', 2)],
        'VN-31': [want('VN-25-07900', 0, 'VN-31')],
      },
    }),
  )
  expect(wants['VN-25']).toEqual([want('VN-25-07900', 2, 'VN-31')])
})

test('K18, K7: a preview takes no place from the program, whichever key is first, and its lack is no shortfall', () => {
  const input = centreInput({
    audience: ['VN'],
    sessions: [sessionWith('VN', '1+1', ['VN-25-07909', 'VN-25-07912'])],
    previews: { 'session-VN': sceneOf('VN', '1+1', ['VN-25-07902', 'VN-25-07900']) },
    budget: { 'VN-25': { in: 3, out: 3 } },
  })
  const { wants, shortfalls } = planned(input)
  expect(wants['VN-25']).toEqual([
    want('VN-25-07902', 2),
    want('VN-25-07909', 2, 'VN'),
    want('VN-25-07912', 2, 'VN'),
  ])
  expect(shortfalls['VN-25']).toEqual([])
})

test('K18: the preview of another session, or of one that ended, is nothing', () => {
  const scene = sceneOf('VN', 'full', ['VN-25-07900'])
  const input = centreInput({ audience: ['VN'], previews: { gone: scene } })
  expect(planned(input).wants['VN-25']).toEqual([])
  const sessions = [sessionWith('VN', 'full', ['VN'])]
  expect(planned({ ...input, sessions }).wants['VN-25']).toEqual([])
})

test('K20, K7: who a patrol shows next is on standby, before the preview; paused it prepares nobody', () => {
  const base = sessionWith('VN', 'full', [])
  const [now, next, previewed] = ['VN-25-07900', 'VN-25-07912', 'VN-25-07902']
  const settings = {
    name: 'Các xã',
    list: { kind: 'below' as const, unit: 'VN-25' },
    stepMs: 3000,
    slots: 1,
    order: 'listed' as const,
  }
  const session = (state: 'running' | 'paused'): SessionState => ({
    ...base,
    program: { ...base.program, scene: { layout: 'full', slots: [{ kind: 'patrol', patrol: 'p1' }] } },
    patrols: [{ ...beginPatrol('p1', settings), state, current: [now], next: [next] }],
  })
  const wantsOf = (state: 'running' | 'paused', most = 8) =>
    planned(
      centreInput({
        audience: ['VN'],
        budget: { 'VN-25': { in: most, out: most } },
        sessions: [session(state)],
        previews: { [base.id]: sceneOf('VN', 'full', [previewed]) },
      }),
    ).wants['VN-25']?.map(({ source, audience }) => [source, audience.length])
  expect(wantsOf('running')).toEqual([
    [`${now}/camera`, 1],
    [`${previewed}/camera`, 0],
    [`${next}/camera`, 0],
  ])
  expect(wantsOf('running', 2)).toEqual([
    [`${now}/camera`, 1],
    [`${next}/camera`, 0],
  ])
  expect(wantsOf('paused', 8)).toEqual([
    [`${now}/camera`, 1],
    [`${previewed}/camera`, 0],
  ])
})
