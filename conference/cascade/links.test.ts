import { expect, test } from 'vitest'
import type { Want } from '#contract/uplink'
import { planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput } from './types.ts'

const want = (source: string, layer: number | null, ...audience: string[]): Want => ({
  source,
  layer,
  audience,
})

/** Plans, and expects the plan to be right. */
function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

test('K3: a province wants from the centre what lives beyond it, for its own audience', () => {
  const session = sessionWith('VN', '2x2', ['VN', 'VN-19-05443', 'VN-25-07900'], ['VN', 'VN-25-07900'])
  const { wants } = planned(provinceInput({ audience: ['VN-25', 'VN-25-07900'], sessions: [session] }))
  expect(wants).toEqual({
    VN: [
      want('VN-19-05443/camera', 1, 'VN-25'),
      want('VN/camera', 1, 'VN-25'),
      want('VN/microphone', null, 'VN-25'),
    ],
  })
})

test('K3: the centre asks once for all who need a source: highest layer, everybody as audience', () => {
  const { wants } = planned(
    centreInput({
      audience: ['VN'],
      sessions: [sessionWith('VN', '3x3', ['VN-25-07900'])],
      peerWants: {
        'VN-19': [want('VN-25-07900/camera', 2, 'VN-19')],
        'VN-31': [want('VN-25-07900/camera', 1, 'VN-31')],
      },
    }),
  )
  expect(wants['VN-25']).toEqual([want('VN-25-07900/camera', 2, 'VN', 'VN-19', 'VN-31')])
  expect(wants['VN-19']).toEqual([])
})

test('K3: a site alone at its node does not make it want or send itself', () => {
  const session = sessionWith('VN', '1+1', ['VN-25', 'VN-25-07900'], ['VN-25'])
  const local = ['VN-25/camera', 'VN-25/microphone']
  const { publish } = planned(provinceInput({ audience: ['VN-25'], local, sessions: [session] }))
  expect(publish['VN-25']?.camera).toBeNull()
})

test('K4: a source is sent to whoever wants it, not back to the side it lives on', () => {
  const { sends, refused } = planned(
    centreInput({
      arrived: { 'VN-25': ['VN-25/camera'] },
      peerWants: {
        'VN-19': [want('VN-25/camera', 1, 'VN-19')],
        'VN-25': [want('VN-25/camera', 1, 'VN-25')],
      },
    }),
  )
  expect(sends).toEqual({ 'VN-19': ['VN-25/camera'], 'VN-25': [], 'VN-31': [] })
  expect(refused['VN-25']).toMatchObject([{ source: 'VN-25/camera', reason: 'unreachable' }])
})

test('K4: what nobody wants any more is not sent, though it still arrives', () => {
  const { sends, wants } = planned(centreInput({ arrived: { 'VN-25': ['VN-25/camera'] } }))
  expect([...Object.values(sends), ...Object.values(wants)].flat()).toEqual([])
})

test('K5: a closed microphone passes for nobody, an open one even over a full link', () => {
  const input = provinceInput({
    local: ['VN-25/microphone', 'VN-25-07900/microphone'],
    peerWants: { VN: [want('VN-25/microphone', null, 'VN'), want('VN-25-07900/microphone', null, 'VN')] },
    sessions: [sessionWith('VN', 'full', [], ['VN-25'])],
    budget: { VN: { in: 0, out: 0 } },
  })
  const { sends, refused } = planned(input)
  expect(sends.VN).toEqual(['VN-25/microphone'])
  expect(refused.VN).toMatchObject([
    { source: 'VN-25-07900/microphone', reason: 'absent', vi: 'Micro của VN-25-07900 chưa mở.' },
  ])
})

test('K9: what is not published and what has no way are refused by name', () => {
  const input = centreInput({
    peerWants: { 'VN-19': [want('VN/camera', 1, 'VN-19'), want('VN-48/camera', 1, 'VN-19')] },
  })
  expect(planned(input).refused['VN-19']).toMatchObject([
    { source: 'VN-48/camera', reason: 'unreachable', en: 'There is no way from VN to VN-48.' },
    { source: 'VN/camera', reason: 'absent', en: 'VN is not sending its picture.' },
  ])
})

test('K14: an arrival from the wrong side and an audience on the wrong side are not believed', () => {
  const { sends, seenBy } = planned(
    centreInput({
      local: ['VN/camera'],
      arrived: { 'VN-31': ['VN-25/camera'] },
      peerWants: {
        'VN-19': [want('VN-25/camera', 1, 'VN-19'), want('VN/camera', 1, 'VN-19', 'VN-31')],
      },
    }),
  )
  expect(sends['VN-19']).toEqual(['VN/camera'])
  expect(seenBy.VN).toEqual(['VN-19'])
})
