import { expect, test } from 'vitest'
import { type Facts, noFacts, type Standing } from './facts.ts'
import { duration, turnOf } from './turn.ts'

const quiet: Standing = {
  onAir: false,
  microphoneOpen: false,
  hand: null,
  invited: null,
  speakingSince: null,
  closedBy: null,
  cue: null,
  presenting: false,
  seenBy: [],
  heardBy: [],
  uplink: true,
}
const scene: Facts['scene'] = {
  session: { id: 's', title: 'Giao ban' },
  revision: 1,
  scene: { layout: 'full', slots: [{ kind: 'empty' }] },
  transition: 'cut',
  labels: {},
  speaking: [],
}
const facts = (standing: Partial<Standing>, microphone = false): Facts => ({
  ...noFacts,
  scene,
  order: { ...noFacts.order, microphone },
  standing: { ...quiet, ...standing },
})
const closedBy = { by: 'Trung ương', at: 50 }
const invited = { by: 'Trung ương', at: 60 }
const hand = { at: 40, place: 2 }

test('without a session there is nobody to ask', () => {
  expect(turnOf(noFacts, 0)).toEqual({ kind: 'none' })
  expect(turnOf({ ...facts({}), scene: { ...scene, session: null } }, 0)).toEqual({ kind: 'none' })
})

test('speaking comes before an invitation, that before a raised hand, that before what was', () => {
  const all = { speakingSince: 9, invited, hand, closedBy }
  expect(turnOf(facts(all, true), 0)).toEqual({ kind: 'speaking', since: 9 })
  expect(turnOf(facts(all), 0)).toEqual({ kind: 'invited', ...invited })
  expect(turnOf(facts({ ...all, invited: null }), 0)).toEqual({ kind: 'asking', place: 2 })
  expect(turnOf(facts({ closedBy }), 0)).toEqual({ kind: 'listening', closedBy })
})

test('a closing that was put aside is not shown again; a later one is', () => {
  expect(turnOf(facts({ closedBy }), 50)).toEqual({ kind: 'listening', closedBy: null })
  expect(turnOf(facts({ closedBy: { ...closedBy, at: 51 } }), 50)).toMatchObject({ closedBy: { at: 51 } })
})

test('how long somebody speaks', () => {
  expect([0, 999, 61_000, 3_600_000 + 2 * 60_000 + 9000, -5].map(duration)).toEqual([
    '0:00',
    '0:00',
    '1:01',
    '1:02:09',
    '0:00',
  ])
})
