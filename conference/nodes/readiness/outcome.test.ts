import { expect, test } from 'vitest'
import { judge, openRound, testBegan } from '#conference/readiness'
import { changed, defaults, ENDED_AT, goodSite } from '#conference/readiness/testing'
import type { ReadinessState, SiteProof } from '#conference/readiness-store'
import type { Round } from '#contract/readiness'
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
  const by = { now: ENDED_AT, maxAgeMs: defaults.maxAgeMs }
  expect(changesOfHeard(knowing(good), [black], by)).toMatchObject({
    heard: [{ verdict: { grade: 'fail' } }],
  })
  expect(changesOfHeard(knowing(good), [good], by)).toBeNull()
})

test('D17: a proof from the future ends the test of a round, and proves nothing in it', () => {
  const { site } = goodSite
  const order = { title: 'r', form: 'full', session: null, step: null, proofSince: 0 } as const
  const around = { at: ENDED_AT, present: new Set([site]) }
  const opened = openRound({ id: 'r', node: 'VN', by: 'Lan' }, order, [site], around)
  const heardIn = (rounds: readonly Round[], now: number) =>
    changesOfHeard(
      { proofs: new Map(), rounds, incidents: [], ladders: [] },
      [proofOf('m1', ENDED_AT + 1e6)],
      {
        now,
        maxAgeMs: defaults.maxAgeMs,
      },
    )?.rounds?.[0]?.sites[0]
  expect(heardIn([opened], ENDED_AT)).toMatchObject({ state: 'waiting' })
  expect(heardIn([testBegan(opened, site, ENDED_AT)], ENDED_AT)).toMatchObject({
    ...{ state: 'failed', code: 'proof.future', actor: 'province' },
  })
  expect(heardIn([opened], ENDED_AT + 1e6)).toMatchObject({ state: 'proven' })
})

test('D17: what a page is told of an old proof has no proven direction in it, whatever its grade was', () => {
  const { verdict } = proofOf('m1', ENDED_AT, { concealedShare: null })
  expect(verdict).toMatchObject({ grade: 'untested', directions: { centre: { sees: 'proven' } } })
  expect(standing(verdict, ENDED_AT, defaults)).toBe(verdict)
  expect(standing(verdict, ENDED_AT + defaults.maxAgeMs + 1, defaults)).toMatchObject({
    ...{ directions: { centre: { sees: 'unknown' } }, findings: [{ code: 'proof.expired' }, {}] },
  })
})
