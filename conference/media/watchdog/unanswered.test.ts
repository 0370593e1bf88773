import { expect, test } from 'vitest'
import { type Asked, askedAgain, isUnanswered } from './unanswered.ts'

/** Looks every 200 ms until `untilMs`; when it is asked for. */
function asks(since: number, keyFrameAt: number | undefined, untilMs: number, before?: Asked): number[] {
  let asked = before
  const moments: number[] = []
  for (let at = 0; at <= untilMs; at += 200)
    if (at >= since && isUnanswered(since, asked, keyFrameAt, at)) {
      asked = askedAgain(since, asked, at)
      moments.push(at)
    }
  return moments
}

test('M26: who begins to take a picture is left to the worker for 2.1 s, then asked for, ever more rarely', () => {
  const moments = asks(100, undefined, 90_000)
  expect(moments.slice(0, 4)).toEqual([2_200, 4_400, 8_600, 17_000])
  expect(moments.slice(4)).toEqual([33_800, 50_600, 67_400, 84_200])
})

test('M26: it is asked for until a key frame comes; one from before is none', () => {
  expect(asks(100, 101, 9_000)).toEqual([])
  expect(asks(100, 100, 3_000)).toEqual([2_200])
})

test('M26: who is resumed begins anew', () => {
  expect(asks(1_000, undefined, 6_000, { at: 900, times: 5 })).toEqual([3_200, 5_400])
})
