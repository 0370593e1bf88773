import { expect, test } from 'vitest'
import { type Verdict, verdict } from '#contract/readiness'
import { noFacts, type Standing } from './facts.ts'
import {
  isAttended,
  isNeeded,
  occasionOf,
  type Situation,
  UNATTENDED_AFTER_MS,
  UNATTENDED_EVERY_MS,
} from './test-start.ts'

const none = { sees: 'unknown', hears: 'unknown', isSeen: 'unknown', isHeard: 'unknown' } as const
const never: Verdict = verdict.parse({
  ...{ version: 1, site: 'VN-25-07900', measurement: null, provedAt: null, at: 1, grade: 'untested' },
  rules: { program: 'readiness 1', thresholds: 'proposed-1' },
  ...{ directions: { province: none, centre: none }, mos: { province: null, centre: null } },
  ...{ worstLeg: null, person: { saw: null, heard: null }, findings: [] },
})
const proven: Verdict = { ...never, measurement: 'm1', provedAt: 1 }
const order = { order: 'o1', form: 'full', asked: 'round', by: 'Trực' } as const
const quiet: Situation = {
  ...{ order: null, verdict: never, rejoined: false, isNeeded: false, idleMs: 0, untestedMs: 0 },
}

test('what the node orders is tested as it was ordered; while the session needs the site, in the short form', () => {
  expect(occasionOf({ ...quiet, order })).toEqual({ form: 'full', asked: 'round', order: 'o1' })
  const needed = { ...quiet, order, isNeeded: true, verdict: proven }
  expect(occasionOf(needed)).toEqual({ form: 'short', asked: 'round', order: 'o1' })
  // A short test proves nothing without a full one before it.
  expect(occasionOf({ ...needed, verdict: never })?.form).toBe('full')
})

test('who joins again is tested in the short form, if there is an earlier proof; else nothing begins', () => {
  const back = { ...quiet, rejoined: true }
  expect(occasionOf({ ...back, verdict: proven })).toEqual({
    form: 'short',
    asked: 'unattended',
    order: null,
  })
  expect(occasionOf(back)).toBeNull()
  expect(occasionOf({ ...back, verdict: proven, isNeeded: true })).toBeNull()
})

test('a page that nobody touches is tested now and then, never while the session needs it', () => {
  const left = { ...quiet, idleMs: UNATTENDED_AFTER_MS, untestedMs: UNATTENDED_EVERY_MS }
  expect(occasionOf(left)).toEqual({ form: 'full', asked: 'unattended', order: null })
  expect(occasionOf({ ...left, verdict: proven })?.form).toBe('short')
  expect(occasionOf({ ...left, isNeeded: true })).toBeNull()
  expect(occasionOf({ ...left, idleMs: UNATTENDED_AFTER_MS - 1 })).toBeNull()
  expect(occasionOf({ ...left, untestedMs: UNATTENDED_EVERY_MS - 1 })).toBeNull()
})

test('a person is asked in the full form only, and not on a page that was left open', () => {
  expect(isAttended({ form: 'full', asked: 'site', order: null })).toBe(true)
  expect(isAttended({ form: 'full', asked: 'round', order: 'o1' })).toBe(true)
  expect(isAttended({ form: 'full', asked: 'unattended', order: null })).toBe(false)
  expect(isAttended({ form: 'short', asked: 'site', order: null })).toBe(false)
})

test('a site is needed on air, with an open microphone, invited or in a private talk', () => {
  const standing: Standing = {
    ...{ onAir: false, microphoneOpen: false, hand: null, invited: null, speakingSince: null },
    ...{ presenting: false, cue: null, closedBy: null, seenBy: [], heardBy: [], uplink: true },
  }
  const needed = (change: Partial<Standing>) => isNeeded({ standing: { ...standing, ...change } })
  expect(isNeeded(noFacts)).toBe(false)
  expect(needed({})).toBe(false)
  expect(needed({ onAir: true })).toBe(true)
  expect(needed({ microphoneOpen: true })).toBe(true)
  expect(needed({ invited: { at: 1, by: 'Trực' } })).toBe(true)
  const from = { node: 'VN', label: 'Trung ương' }
  expect(needed({ cue: { from, by: 'Trực', since: 1, countdown: null } })).toBe(true)
})
