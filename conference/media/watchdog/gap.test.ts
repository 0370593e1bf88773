import { expect, test } from 'vitest'
import { type GapAction, type Sample, startWatch, watchGap } from './gap.ts'

/** Samples every 200 ms: kilobytes received so far, `k` after the number where a key frame came just before. */
function actions(timeline: string): GapAction[] {
  let keyFrameAt: number | undefined
  const samples = timeline.split(' ').map((text, index): Sample => {
    const at = index * 200
    if (text.endsWith('k')) keyFrameAt = at - 10
    return { at, bytes: Number.parseInt(text, 10), keyFrameAt }
  })
  const [first, ...rest] = samples
  if (!first) return []
  let watch = startWatch(first)
  return rest.map((sample) => {
    const step = watchGap(watch, sample, 400)
    watch = step.watch
    return step.action
  })
}

const asked = (timeline: string) =>
  actions(timeline)
    .map((action, index) => `${(index + 1) * 200}:${action}`)
    .filter((text) => !text.endsWith('nothing'))

test('M17: a picture that flows is left alone, also with pauses of 400 ms', () => {
  expect(asked('1 2 3 4 4 4 5 6 6 6 7')).toEqual([])
})

test('M17: nothing is asked for while a gap lasts', () => {
  expect(asked('1 2 2 2 2 2 2 2 2 2')).toEqual([])
})

test('M17: after a gap a key frame is asked for at once, and not again when it comes', () => {
  expect(asked('1 2 2 2 2 2 3 4k 5 6 7 8')).toEqual(['1200:ask'])
})

test('M17: a key frame that came with the first packets is enough', () => {
  expect(asked('1 2 2 2 2 2 3k 4 5 6 7')).toEqual([])
})

test('M17: a key frame from before the gap is not', () => {
  expect(asked('1 2k 2 2 2 2 3 4 4')).toEqual(['1200:ask'])
})

test('M17: without a key frame the host insists after 300 ms, then gives up after 8 requests', () => {
  const long = `1 2 2 2 2 2 ${Array.from({ length: 40 }, (_, index) => index + 3).join(' ')}`
  const all = asked(long)
  expect(all.slice(0, 3)).toEqual(['1200:ask', '1600:insist', '2000:insist'])
  expect(all).toHaveLength(8)
})

test('M17: a gap in the midst of asking starts over', () => {
  expect(asked('1 1 1 1 2 2 2 2 2 3 4k')).toEqual(['800:ask', '1800:ask'])
})
