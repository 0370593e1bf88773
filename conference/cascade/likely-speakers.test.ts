import { expect, test } from 'vitest'
import type { SessionState } from '#contract'
import { planCascade, validatePlan } from './index.ts'
import { likelySpeakers, MOST_LIKELY } from './likely-speakers.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput } from './types.ts'

const [vietTri, auCo, hoaBinh] = ['VN-25-07900', 'VN-25-07909', 'VN-25-04792'] as const

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}
const invited = (session: SessionState, ...sites: string[]): SessionState => ({
  ...session,
  floor: { ...session.floor, invited: sites.map((site) => ({ site, at: 1, by: 'Hà' })) },
})

test('K24: whose microphone is open, or who is invited, is on standby at the layer of the slot that follows the speaker', () => {
  const session = invited(sessionWith('VN', '1+2', ['speaker', 'VN'], [auCo, vietTri]), hoaBinh)
  const { feeds, wants } = planned(
    provinceInput({
      audience: ['VN-25'],
      local: [`${vietTri}/camera`, `${auCo}/camera`, `${hoaBinh}/camera`],
      arrived: { VN: ['VN/camera'] },
      sessions: [session],
    }),
  )
  expect(feeds['VN-25']).toEqual([
    { source: `${hoaBinh}/camera`, layer: 2, standby: true },
    { source: `${vietTri}/camera`, layer: 2, standby: false },
    { source: `${auCo}/camera`, layer: 2, standby: true },
    { source: 'VN/camera', layer: 1, standby: false },
  ])
  expect(wants.VN?.map(({ source }) => source)).toEqual(['VN/camera'])
})

test('K24: at most four, those opened last first; without a slot that follows the speaker nobody', () => {
  const open = ['VN', 'VN-19', 'VN-31', vietTri, auCo]
  const many = invited(sessionWith('VN', 'full', ['speaker'], open), hoaBinh)
  expect(likelySpeakers(many)).toEqual([vietTri, 'VN-31', 'VN-19', 'VN'])
  expect(likelySpeakers(many)).toHaveLength(MOST_LIKELY)
  expect(likelySpeakers({ ...many, floor: { ...many.floor, speaker: 'VN' } })[0]).toBe(auCo)
  const named = invited(sessionWith('VN', 'full', ['VN'], [vietTri]), auCo)
  const plan = planned(provinceInput({ audience: ['VN-25'], local: [`${auCo}/camera`], sessions: [named] }))
  expect(plan.feeds['VN-25']).toEqual([])
  expect(plan.publish[auCo]?.camera).toBeNull()
})

test('K24: a preview with such a slot prepares them as well', () => {
  const session = sessionWith('VN', 'full', ['VN'], [vietTri, auCo])
  const previews = { [session.id]: sessionWith('VN', 'full', ['speaker']).program.scene }
  const { feeds } = planned(
    provinceInput({ audience: ['VN-25'], local: [`${auCo}/camera`], sessions: [session], previews }),
  )
  expect(feeds['VN-25']).toEqual(
    [{ source: `${auCo}/camera`, layer: 2, standby: false }].map((feed) => ({ ...feed, standby: true })),
  )
})

test('K24, K7: it takes no place from program or preview', () => {
  const session = sessionWith('VN', '1+1', ['speaker', hoaBinh], [auCo, vietTri])
  const previews = { [session.id]: sessionWith('VN', 'full', ['VN-25']).program.scene }
  const wantsWith = (most: number) =>
    planned(
      centreInput({
        audience: ['VN'],
        sessions: [session],
        previews,
        budget: { 'VN-25': { in: most, out: most } },
      }),
    )
      .wants['VN-25']?.filter(({ layer }) => layer !== null)
      .map(({ source }) => source.split('/')[0] ?? '')
      .sort()
  expect(wantsWith(4)).toEqual(['VN-25', hoaBinh, vietTri, auCo].sort())
  expect(wantsWith(3)).toEqual(['VN-25', hoaBinh, vietTri].sort())
})

test('K24, A14: a site that may not be shown is not prepared', () => {
  const session = sessionWith('VN', 'full', ['speaker'], [vietTri, auCo, 'VN'])
  const asks = {
    ...session,
    showing: { ...session.showing, rules: { 'VN-25': 'ask' as const }, agreed: [auCo] },
  }
  expect(likelySpeakers(asks)).toEqual([auCo])
})
