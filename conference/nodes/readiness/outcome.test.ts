import { expect, test } from 'vitest'
import { judge } from '#conference/readiness'
import { changed, defaults, ENDED_AT, goodSite } from '#conference/readiness/testing'
import type { ReadinessState, SiteProof } from '#conference/readiness-store'
import { changesOfHeard, standing } from './outcome.ts'

const proofOf = (id: string, at: number, changes: Record<string, unknown> = {}): SiteProof => ({
  verdict: judge(changed(goodSite, { ...changes, id, startedAt: at, endedAt: at }), defaults, at),
  history: [],
})
const knowing = (proof: SiteProof): ReadinessState => ({
  proofs: new Map([[proof.verdict.site, proof]]),
  ...{ rounds: [], incidents: [], ladders: [] },
})

test('N55: what the tier below told last counts, also when its clock was set back meanwhile', () => {
  const good = proofOf('m1', ENDED_AT)
  const black = proofOf('m2', ENDED_AT - 3_600_000, { 'camera.state': 'black' })
  expect(changesOfHeard(knowing(good), [black])).toMatchObject({ heard: [{ verdict: { grade: 'fail' } }] })
  expect(changesOfHeard(knowing(good), [good])).toBeNull()
})

test('D17: what a page is told of an old proof has no proven direction in it, whatever its grade was', () => {
  const { verdict } = proofOf('m1', ENDED_AT, { concealedShare: null })
  expect(verdict).toMatchObject({ grade: 'untested', directions: { centre: { sees: 'proven' } } })
  expect(standing(verdict, ENDED_AT, defaults)).toBe(verdict)
  expect(standing(verdict, ENDED_AT + defaults.maxAgeMs + 1, defaults)).toMatchObject({
    ...{ directions: { centre: { sees: 'unknown' } }, findings: [{ code: 'proof.expired' }, {}] },
  })
})
