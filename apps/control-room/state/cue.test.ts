import { expect, test } from 'vitest'
import { beginSession, type Cue } from '#contract'
import {
  cueFrom,
  secondsLeft,
  siteForCue,
  streamsOfCue,
  talksElsewhere,
  voicesHeard,
  whoTalks,
} from './cue.ts'
import { assignSite, chooseLayout, emptyPreview } from './preview.ts'

const cue: Cue = { site: 'VN-25', from: 'VN', by: 'Hà', since: 0, countdown: null }
const begun = beginSession({ id: 's', title: '', owner: 'VN', chair: null, bound: 6, by: 'Hà', at: 0 })

test('R53: the talk of this tier, its countdown in whole seconds by the node’s clock', () => {
  expect(cueFrom({ ...begun, cues: [cue] }, 'VN', 'VN-25')).toBe(cue)
  expect(cueFrom({ ...begun, cues: [cue] }, 'VN-25', 'VN-25')).toBeNull()
  const counting = { ...cue, countdown: { at: 20_000, seconds: 5 } }
  expect([10_000, 15_001, 19_001, 20_000, 30_000].map((at) => secondsLeft(counting, at))).toEqual([
    5, 5, 1, 0, 0,
  ])
  expect(secondsLeft(cue, 0)).toBeNull()
})

test('R53: the key is for the chosen site, else for the one in the selected slot', () => {
  const placed = { ...assignSite(chooseLayout(emptyPreview, '1+1'), 'VN-19'), selected: 0 }
  expect(siteForCue('VN-25', placed)).toBe('VN-25')
  expect(siteForCue(null, placed)).toBe('VN-19')
  expect(siteForCue(null, { ...placed, selected: 1 })).toBeNull()
})

test('R53, R54: the site is seen and heard; of the line all voices but the own, once it is joined', () => {
  expect(streamsOfCue('VN-25').map(({ source }) => source)).toEqual(['VN-25/camera', 'VN-25/microphone'])
  expect(streamsOfCue(null)).toEqual([])
  const talkers = ['VN', 'VN-25'].map((node) => ({ node, by: 'Hà', since: 0 }))
  const heard = (joined: boolean, ownVoice: boolean) =>
    voicesHeard(talkers, { joined, ownVoice, node: 'VN-25' }).map(({ source }) => source)
  expect([heard(false, false), heard(true, true), heard(true, false)]).toEqual([
    [],
    ['VN/line'],
    ['VN/line', 'VN-25/line'],
  ])
})

test('R53, R54: a talk of this tier elsewhere; who talks is named once', () => {
  const other = { ...begun, id: 'other', cues: [cue] }
  expect(talksElsewhere([begun, other], 'VN', 's')).toBe(true)
  expect([
    talksElsewhere([begun, other], 'VN', 'other'),
    talksElsewhere([begun, other], 'VN-25', 's'),
  ]).toEqual([false, false])
  expect([whoTalks('Trung ương', 'Hà'), whoTalks('Trung ương', 'Trung ương')]).toEqual([
    'Trung ương (Hà)',
    'Trung ương',
  ])
})
