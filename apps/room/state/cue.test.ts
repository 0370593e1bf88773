import { expect, test } from 'vitest'
import { type Cue, countOf, isHeard } from './cue.ts'
import { type Facts, noFacts } from './facts.ts'

const cue: Cue = { from: { node: 'VN', label: 'Trung ương' }, by: 'Hà', since: 0, countdown: null }
const counting: Cue = { ...cue, countdown: { at: 20_000, seconds: 10 } }

test('a countdown in whole seconds by the node’s clock, then “now”; nothing for a site that is on screen', () => {
  expect(countOf(cue, false, 5000)).toBeNull()
  expect([9000, 10_001, 19_900, 20_000, 60_000].map((at) => countOf(counting, false, at))).toEqual([
    10,
    10,
    1,
    'now',
    'now',
  ])
  expect(countOf(counting, true, 12_000)).toBeNull()
})

test('a microphone that is sent in a private talk is not open to the conference', () => {
  const standing = { cue: null } as Facts['standing']
  const sent: Facts = { ...noFacts, order: { ...noFacts.order, microphone: true }, standing }
  expect(isHeard(sent)).toBe(true)
  expect(isHeard({ ...sent, standing: standing && { ...standing, cue } })).toBe(false)
  expect(isHeard(noFacts)).toBe(false)
})
