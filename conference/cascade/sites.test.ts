import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput } from './types.ts'

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

const two = ['VN-25-07900', 'VN-25-07909']
const sourcesOfTwo = two.flatMap((site) => [`${site}/camera`, `${site}/microphone`])

test('K11: a camera goes up to the layer that the audience or a neighbour needs, and rests when nobody watches', () => {
  const input = provinceInput({
    audience: two,
    local: sourcesOfTwo,
    sessions: [sessionWith('VN', '2x2', ['VN-25-07900'], ['VN-25-07909'])],
  })
  expect(planned(input).publish).toEqual({
    'VN-25-07900': { camera: 1, microphone: false, content: false },
    'VN-25-07909': { camera: null, microphone: true, content: false },
  })
  const peerWants = { VN: [{ source: 'VN-25-07900/camera', layer: 2, audience: ['VN'] }] }
  expect(planned({ ...input, peerWants }).publish['VN-25-07900']?.camera).toBe(2)
})

test('K11: content is sent when a neighbour wants it', () => {
  const local = ['VN-25/content']
  const peerWants = { VN: [{ source: 'VN-25/content', layer: 0, audience: ['VN'] }] }
  expect(planned(provinceInput({ local })).publish['VN-25']?.content).toBe(false)
  expect(planned(provinceInput({ local, peerWants })).publish['VN-25']?.content).toBe(true)
})

test('K12: a site is fed what is here without its own; one that is not on air shares its list', () => {
  const session = sessionWith('VN', '1+5', ['VN', ...two], ['VN-25-07909', 'VN-19'])
  const { feeds } = planned(
    provinceInput({
      audience: ['VN-25', 'VN-25-07900', 'VN-25-07909', 'VN-25-07912'],
      local: sourcesOfTwo,
      arrived: { VN: ['VN/camera'] },
      sessions: [session],
    }),
  )
  const everything = [
    { source: 'VN-25-07900/camera', layer: 0, standby: false },
    { source: 'VN-25-07909/camera', layer: 0, standby: false },
    { source: 'VN-25-07909/microphone', layer: null, standby: false },
    { source: 'VN/camera', layer: 2, standby: false },
  ]
  expect(feeds['VN-25']).toEqual(everything)
  expect(feeds['VN-25-07912']).toBe(feeds['VN-25'])
  expect(feeds['VN-25-07900']).toEqual(everything.slice(1))
  expect(feeds['VN-25-07909']).toEqual([everything[0], everything[3]])
})

test('K12: without a session there is nothing to receive', () => {
  const { feeds } = planned(provinceInput({ audience: two, local: sourcesOfTwo }))
  expect(feeds).toEqual({ 'VN-25-07900': [], 'VN-25-07909': [] })
})

test('K13: a site is told which nodes see and hear it', () => {
  const { seenBy, heardBy } = planned(
    centreInput({
      audience: ['VN'],
      local: ['VN/camera', 'VN/microphone'],
      sessions: [sessionWith('VN', 'full', ['VN'], ['VN'])],
      peerWants: {
        'VN-31': [{ source: 'VN/camera', layer: 2, audience: ['VN-31'] }],
        'VN-19': [
          { source: 'VN/camera', layer: 2, audience: ['VN-19'] },
          { source: 'VN/microphone', layer: null, audience: ['VN-19'] },
        ],
      },
    }),
  )
  expect(seenBy).toEqual({ VN: ['VN-19', 'VN-31'] })
  expect(heardBy).toEqual({ VN: ['VN-19'] })
})

test('K15: the order of the lists does not matter', () => {
  const sites = ['VN-25', ...two]
  const cameras = sites.map((site) => `${site}/camera`)
  const wants = cameras.map((source) => ({ source, layer: 1, audience: ['VN', 'VN-19'] }))
  const sessions = [sessionWith('VN', '2x2', ['VN', ...sites], ['VN-25'])]
  const input = provinceInput({ audience: sites, local: cameras, sessions, peerWants: { VN: wants } })
  const plan = planCascade({ ...input, budget: { VN: { in: 1, out: 2 } } })
  fc.assert(
    fc.property(
      fc.shuffledSubarray(sites, { minLength: 3 }),
      fc.shuffledSubarray(cameras, { minLength: 3 }),
      fc.shuffledSubarray(wants, { minLength: 3 }),
      (audience, local, shuffled) => {
        const budget = { VN: { in: 1, out: 2 } }
        const again = planCascade({ ...input, audience, local, peerWants: { VN: shuffled }, budget })
        expect(JSON.stringify(again)).toBe(JSON.stringify(plan))
      },
    ),
  )
})

test('K16: sites that receive the same share one list', () => {
  const sites = Array.from({ length: 200 }, (_, index) => `VN-25-${String(10_000 + index)}`)
  const input = provinceInput({
    audience: sites,
    local: sites.flatMap((site) => [`${site}/camera`, `${site}/microphone`]),
    arrived: { VN: ['VN/camera', 'VN-19/camera'] },
    sessions: [sessionWith('VN', '3x3', ['VN', 'VN-19', ...sites.slice(0, 7)], sites.slice(0, 6))],
    peerWants: {
      VN: sites.slice(0, 7).map((site) => ({ source: `${site}/camera`, layer: 0, audience: ['VN'] })),
    },
  })
  const { feeds } = planCascade(input)
  const lists = new Set(sites.map((site) => feeds[site]))
  // Seven sites on air and six with an open microphone miss their own; all others share.
  expect(feeds[sites[100] ?? '']).toBe(feeds[sites[199] ?? ''])
  expect(lists.size).toBeLessThanOrEqual(8)
})
