import { expect, test } from 'vitest'
import type { Audience, AudienceProgram, SessionState } from '#contract'
import type { Want } from '#contract/uplink'
import { planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput } from './types.ts'

const want = (site: string, layer: number, ...audience: string[]): Want => ({
  source: `${site}/camera`,
  layer,
  audience,
})
const programFor = (audience: Audience, ...scene: Parameters<typeof sessionWith>): AudienceProgram => ({
  id: JSON.stringify(audience),
  name: 'Riêng',
  audience,
  program: sessionWith(...scene).program,
})
const withPrograms = (session: SessionState, ...programs: AudienceProgram[]): SessionState => ({
  ...session,
  programs,
})

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

test('K21: each site is fed its own program, and a node wants what all of them show', () => {
  const whole = withPrograms(
    sessionWith('VN', '3x3', ['VN', 'VN-19']),
    programFor({ kind: 'sites', sites: ['VN-25-07900'] }, 'VN', 'full', ['VN']),
    programFor({ kind: 'below', unit: 'VN-31' }, 'VN', 'full', ['VN-31']),
  )
  const input = provinceInput({ audience: ['VN-25', 'VN-25-07900'], sessions: [whole] })
  const { wants, feeds } = planned({
    ...input,
    arrived: { VN: ['VN/camera', 'VN-19/camera', 'VN-31/camera'] },
  })
  expect(wants.VN).toEqual([want('VN-19', 0, 'VN-25'), want('VN', 2, 'VN-25')])
  expect(feeds['VN-25-07900']).toEqual([{ source: 'VN/camera', layer: 2, standby: false }])
  expect(feeds['VN-25']?.map(({ source, layer }) => [source, layer])).toEqual([
    ['VN-19/camera', 0],
    ['VN/camera', 0],
  ])
})

test('K21, K7: a further program takes no place from the main one, and its lack is a shortfall', () => {
  const whole = withPrograms(
    sessionWith('VN', '1+1', ['VN-25-07909', 'VN-25-07912']),
    programFor({ kind: 'chair' }, 'VN', '1+1', ['VN-25-07900', 'VN-25-07912']),
  )
  const { wants, shortfalls } = planned(
    centreInput({
      audience: ['VN'],
      sessions: [whole],
      peerWants: { 'VN-19': [want('VN-25-07909', 2, 'VN-19')] },
      budget: { 'VN-25': { in: 2, out: 2 }, 'VN-19': { in: 2, out: 2 } },
    }),
  )
  expect(wants['VN-25']).toEqual([want('VN-25-07909', 2, 'VN-19'), want('VN-25-07912', 2, 'VN')])
  expect(shortfalls['VN-25']).toMatchObject([{ source: 'VN-25-07900/camera', reason: 'budget' }])
})

test('K21, K18: a preview is got ready for those who see the main program', () => {
  const whole = withPrograms(
    sessionWith('VN', 'full', ['VN']),
    programFor({ kind: 'sites', sites: ['VN-25-07900'] }, 'VN', 'full', ['VN']),
  )
  const previews = { 'session-VN': sessionWith('VN', 'full', ['VN-19']).program.scene }
  const input = provinceInput({ sessions: [whole], previews, arrived: { VN: ['VN/camera', 'VN-19/camera'] } })
  const alone = planned({ ...input, audience: ['VN-25-07900'] })
  expect(alone.wants.VN).toEqual([want('VN', 2, 'VN-25')])
  const both = planned({ ...input, audience: ['VN-25', 'VN-25-07900'] })
  expect(both.wants.VN).toEqual([want('VN-19', 2), want('VN', 2, 'VN-25')])
  expect(both.feeds['VN-25-07900']?.map(({ source }) => source)).toEqual(['VN/camera'])
})

test('K21: who sees the picture of a further program is told to its site', () => {
  const whole = withPrograms(
    sessionWith('VN-25', 'full', ['VN-25']),
    programFor({ kind: 'sites', sites: ['VN-25'] }, 'VN-25', 'full', ['VN-25-07900']),
  )
  const input = provinceInput({ local: ['VN-25-07900/camera'], sessions: [whole] })
  expect(planned({ ...input, audience: ['VN-25', 'VN-25-07909'] }).seenBy['VN-25-07900']).toEqual(['VN-25'])
  expect(planned({ ...input, audience: ['VN-25-07909'] }).seenBy['VN-25-07900']).toEqual([])
})
