import { expect, test } from 'vitest'
import type { Want } from '#contract/uplink'
import { planCascade, validatePlan } from './index.ts'
import { centreInput, provinceInput, sessionWith } from './testing/input.ts'
import type { CascadeInput, Monitor } from './types.ts'

const want = (site: string, layer: number, ...audience: string[]): Want => ({
  source: `${site}/camera`,
  layer,
  audience,
})
const picture = (site: string, layer: 0 | 1 | 2 = 0): Monitor => ({ source: `${site}/camera`, layer })
const sound = (site: string): Monitor => ({ source: `${site}/microphone`, layer: null })

function planned(input: CascadeInput) {
  const plan = planCascade(input)
  expect(validatePlan(input, plan)).toEqual([])
  return plan
}

test('K19: what a console watches is wanted for nobody, at its highest layer, and no site is fed it', () => {
  const { wants, feeds, monitors } = planned(
    centreInput({
      audience: ['VN'],
      arrived: { 'VN-25': ['VN-25-07900/camera'] },
      monitors: [picture('VN-25-07900'), picture('VN-25-07900', 2)],
    }),
  )
  expect(wants['VN-25']).toEqual([want('VN-25-07900', 2)])
  expect(feeds.VN).toEqual([])
  expect(monitors).toEqual(['VN-25-07900/camera'])
})

test('K19: a site that a console watches sends its camera and is told that nobody sees it', () => {
  const input = provinceInput({ audience: ['VN-25-07900'], local: ['VN-25-07900/camera'] })
  const here = planned({ ...input, monitors: [picture('VN-25-07900', 1)] })
  expect(here.publish['VN-25-07900']?.camera).toBe(1)
  expect(here.seenBy['VN-25-07900']).toEqual([])
  const above = planned({ ...input, peerWants: { VN: [want('VN-25-07900', 0)] } })
  expect(above.sends.VN).toEqual(['VN-25-07900/camera'])
  expect(above.seenBy['VN-25-07900']).toEqual([])
})

test('K19, K7: a console takes no place from program or preview, and its lack is no shortfall', () => {
  const preview = sessionWith('VN', 'full', ['VN-25-07912']).program.scene
  const input = centreInput({
    audience: ['VN'],
    sessions: [sessionWith('VN', 'full', ['VN-25-07909'])],
    previews: { 'session-VN': preview },
    monitors: [picture('VN-25-07900'), picture('VN-25-07901')],
    budget: { 'VN-25': { in: 2, out: 2 } },
  })
  const { wants, shortfalls } = planned(input)
  expect(wants['VN-25']).toEqual([want('VN-25-07909', 2, 'VN'), want('VN-25-07912', 2)])
  expect(shortfalls['VN-25']).toEqual([])
})

test('K19, K7: between two tiers, a console above comes after what somebody watches and what is in preview', () => {
  const preview = sessionWith('VN', 'full', ['VN-25-07912']).program.scene
  const { sends } = planned(
    provinceInput({
      local: ['VN-25-07900/camera', 'VN-25-07912/camera'],
      sessions: [sessionWith('VN', 'full', ['VN'])],
      previews: { 'session-VN': preview },
      peerWants: { VN: [want('VN-25-07900', 0), want('VN-25-07912', 2)] },
      budget: { VN: { in: 1, out: 1 } },
    }),
  )
  expect(sends.VN).toEqual(['VN-25-07912/camera'])
})

test('K19: a console hears open microphones only', () => {
  const input = provinceInput({
    local: ['VN-25-07900/microphone', 'VN-25/microphone'],
    sessions: [sessionWith('VN', 'full', [], ['VN-25'])],
    monitors: [sound('VN-25-07900'), sound('VN-25')],
  })
  expect(planned(input).monitors).toEqual(['VN-25/microphone'])
})

test('K19: a site elsewhere is watched only while the session here shows it', () => {
  const input = provinceInput({ arrived: { VN: ['VN-19/camera'] }, monitors: [picture('VN-19')] })
  const apart = planned(input)
  expect([apart.wants.VN, apart.monitors]).toEqual([[], []])
  const together = planned({ ...input, sessions: [sessionWith('VN', 'full', ['VN-19'])] })
  expect([together.wants.VN, together.monitors]).toEqual([[want('VN-19', 0)], ['VN-19/camera']])
})
