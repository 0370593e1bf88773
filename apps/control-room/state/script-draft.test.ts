import { expect, test } from 'vitest'
import { MAX_LINES, type ScriptLine, type ScriptState } from '#contract/script'
import {
  addLines,
  changeLine,
  draftOf,
  isWhole,
  removeLine,
  seenBy,
  shiftLine,
  toggleSpeaker,
  withAudience,
} from './script-draft.ts'

const line = (id: string): ScriptLine => ({
  ...{ id, title: id, who: '', scene: null, audiences: [], speakers: null, plannedSeconds: 0, note: '' },
})
const script = (revision: number, ids: string[]): ScriptState => ({
  ...{ session: 's1', revision, lines: ids.map(line), run: { is: 'ready' }, times: [], departures: [] },
  ...{ program: 0, canUndo: false, by: 'An', at: 0 },
})
const draft = draftOf('s1', script(3, ['L1', 'L2']))
const ids = ({ lines }: { lines: readonly ScriptLine[] }) => lines.map(({ id }) => id)

test('R84: moves of the script meanwhile are no reason to refuse a draft, other lines are', () => {
  expect(seenBy(draft, script(9, ['L1', 'L2']))).toBe(9)
  expect(seenBy(draft, script(9, ['L1']))).toBe(3)
  expect(seenBy(draftOf('s1', null), null)).toBe(0)
})

test('R84: lines are added behind the open one, with ids that no line of the script has had', () => {
  expect(ids(addLines(draft))).toEqual(['L1', 'L3', 'L2'])
  const shorter = removeLine(draft, 'L2')
  expect(ids(addLines(shorter))).toEqual(['L1', 'L3'])
  const agenda = [{ title: 'Khai mạc', who: 'Chủ tọa', plannedSeconds: 600 }]
  const taken = addLines(draftOf('s1', null), [...agenda, ...agenda])
  expect(taken.lines.map(({ id, title, plannedSeconds }) => [id, title, plannedSeconds])).toEqual([
    ['L1', 'Khai mạc', 600],
    ['L2', 'Khai mạc', 600],
  ])
  expect(taken.open).toBe('L1')
  const many = Array.from({ length: MAX_LINES + 5 }, () => ({ title: 'x', who: '', plannedSeconds: 0 }))
  expect(addLines(draft, many).lines).toHaveLength(MAX_LINES)
})

test('R84: lines are changed, moved and deleted, and one without a title can not be saved', () => {
  expect(isWhole(draft)).toBe(true)
  expect(isWhole(changeLine(draft, 'L2', { title: '  ' }))).toBe(false)
  expect(ids(shiftLine(draft, 'L2', -1))).toEqual(['L2', 'L1'])
  expect(shiftLine(draft, 'L2', 1)).toBe(draft)
  expect(removeLine(draft, 'L1')).toMatchObject({ open: 'L2' })
  expect(removeLine(removeLine(draft, 'L1'), 'L2')).toMatchObject({ lines: [], open: null })
})

test('R84: a speaker is added and taken away; an audience has one scene, or keeps what it sees', () => {
  const speaking = { ...line('L1'), speakers: toggleSpeaker(line('L1'), 'VN') }
  expect(speaking.speakers).toEqual(['VN'])
  expect(toggleSpeaker(speaking, 'VN')).toEqual([])
  const shown = withAudience(withAudience(line('L1'), 'c1', 'x'), 'c1', 'y')
  expect(shown.audiences).toEqual([{ program: 'c1', scene: 'y' }])
  expect(withAudience(shown, 'c1', null).audiences).toEqual([])
})
