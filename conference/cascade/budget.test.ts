import { expect, test } from 'vitest'
import { sourceOf } from '#contract'
import type { Want } from '#contract/uplink'
import { planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput } from './types.ts'
import { notSent } from './words.ts'

const camera = (site: string) => sourceOf(site, 'camera')
const want = (site: string, layer = 0, node = 'VN'): Want => ({
  source: camera(site),
  layer,
  audience: [node],
})
const nine = ['08', '01', '07', '02', '06', '03', '05', '04', '00'].map((end) => `VN-25-079${end}`)

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

test('K6, K9: of nine pictures eight are asked for by slot, and the ninth is left out in words', () => {
  const { wants, shortfalls } = planned(
    centreInput({ audience: ['VN'], sessions: [sessionWith('VN', '3x3', nine)] }),
  )
  expect(wants['VN-25']?.map(({ source }) => source)).toEqual(nine.slice(0, 8).map(camera).sort())
  expect(shortfalls['VN-25']).toEqual([
    {
      source: 'VN-25-07900/camera',
      reason: 'budget',
      vi: 'Đường VN-25 → VN chỉ mang tối đa 8 hình; hình của VN-25-07900 không được đưa qua.',
      en: 'The link VN-25 → VN carries at most 8 pictures; the picture of VN-25-07900 was left out.',
    },
  ])
})

test('K6: the sending end keeps its own bound, whatever is asked', () => {
  const { sends, refused, publish } = planned(
    provinceInput({
      local: nine.map(camera),
      sessions: [sessionWith('VN', '3x3', nine)],
      peerWants: { VN: nine.map((site) => want(site)) },
      budget: { VN: { in: 8, out: 2 } },
    }),
  )
  expect(sends.VN).toEqual([camera('VN-25-07901'), camera('VN-25-07908')])
  expect(refused.VN).toHaveLength(7)
  expect(refused.VN?.[0]?.vi).toContain('Đường VN-25 → VN chỉ mang tối đa 2 hình')
  expect(publish['VN-25-07900']?.camera).toBeNull()
  expect(publish['VN-25-07908']?.camera).toBe(0)
})

test('K6: a link without a budget carries no picture', () => {
  const { sends } = planned(
    provinceInput({ local: [camera('VN-25')], peerWants: { VN: [want('VN-25')] }, budget: {} }),
  )
  expect(sends.VN).toEqual([])
})

test('K7: in no scene what flows already stays, else the key decides; what is in the scene comes first', () => {
  const input = provinceInput({
    local: ['VN-25-07901', 'VN-25-07902', 'VN-25-07903'].map(camera),
    peerWants: { VN: ['VN-25-07901', 'VN-25-07902', 'VN-25-07903'].map((site) => want(site)) },
    budget: { VN: { in: 1, out: 1 } },
  })
  expect(planned(input).sends.VN).toEqual([camera('VN-25-07901')])
  const flowing = { VN: [camera('VN-25-07902')] }
  expect(planned({ ...input, flowing }).sends.VN).toEqual([camera('VN-25-07902')])
  const sessions = [sessionWith('VN', 'full', ['VN-25-07903'])]
  expect(planned({ ...input, flowing, sessions }).sends.VN).toEqual([camera('VN-25-07903')])
})

test('K8: a picture that may not leave towards its only watcher is not asked for, and leaves its place free', () => {
  const { wants, refused } = planned(
    centreInput({
      sessions: [sessionWith('VN', '1+1', ['VN-25-07901', 'VN-25-07902'])],
      peerWants: {
        'VN-19': [want('VN-25-07901', 2, 'VN-19')],
        'VN-31': [want('VN-25-07902', 2, 'VN-31')],
      },
      budget: { 'VN-19': { in: 1, out: 0 }, 'VN-25': { in: 1, out: 1 }, 'VN-31': { in: 1, out: 1 } },
    }),
  )
  expect(wants['VN-25']).toEqual([want('VN-25-07902', 2, 'VN-31')])
  expect(refused['VN-19']?.[0]?.vi).toContain('VN → VN-19')
})

test('K8, K9: what can not come in is refused to those behind, in the words of the full link', () => {
  const { shortfalls, refused, wants } = planned(
    centreInput({
      peerWants: { 'VN-19': [want('VN-25-07901', 2, 'VN-19')] },
      budget: { 'VN-19': { in: 1, out: 1 }, 'VN-25': { in: 0, out: 0 } },
    }),
  )
  expect(wants['VN-25']).toEqual([])
  expect(refused['VN-19']).toEqual(shortfalls['VN-25'])
  expect(refused['VN-19']?.[0]?.en).toBe(
    'The link VN-25 → VN carries at most 0 pictures; the picture of VN-25-07901 was left out.',
  )
})

test('K10: an absent site costs no place: it is still asked for, and the next in rank comes too', () => {
  const [first = '', ...others] = nine
  const withheld = notSent(camera(first))
  const input = centreInput({
    audience: ['VN'],
    sessions: [sessionWith('VN', '3x3', nine)],
    refusedByPeer: { 'VN-25': [withheld] },
    peerWants: { 'VN-31': [want(first, 0, 'VN-31')] },
  })
  const { wants, shortfalls, refused } = planned(input)
  expect(wants['VN-25']?.map(({ source }) => source)).toEqual(nine.map(camera).sort())
  expect(shortfalls['VN-25']).toEqual([])
  expect(refused['VN-31']).toEqual([withheld])

  const back = planned({ ...input, arrived: { 'VN-25': [first, ...others.slice(0, 7)].map(camera) } })
  expect(back.sends['VN-31']).toEqual([camera(first)])
  expect(back.shortfalls['VN-25']?.map(({ source }) => source)).toEqual([camera('VN-25-07900')])
})

test('K10: an answer does not make us ask for what has no place', () => {
  const sites = nine.slice(0, 2)
  const { wants } = planned(
    centreInput({
      audience: ['VN'],
      sessions: [sessionWith('VN', '1+1', sites)],
      refusedByPeer: { 'VN-25': [notSent(camera('VN-25-07901'))] },
      budget: { 'VN-25': { in: 1, out: 1 } },
    }),
  )
  expect(wants['VN-25']?.map(({ source }) => source)).toEqual([camera('VN-25-07908')])
})
