import { expect, test } from 'vitest'
import { isUnanswered } from './unanswered.ts'

/** Looks every 200 ms until `untilMs`; when it is asked for. */
function asked(taker: { since: number; keyFrameAt?: number }, untilMs: number): number[] {
  const asks: number[] = []
  for (let at = 0; at <= untilMs; at += 200)
    if (isUnanswered({ since: taker.since, askedAt: asks.at(-1) }, taker.keyFrameAt, at)) asks.push(at)
  return asks
}

test('M26: who begins to take a picture is left to the worker for 2.1 s, then asked for until a key frame comes', () => {
  expect(asked({ since: 100 }, 9_000)).toEqual([2_200, 4_400, 6_600, 8_800])
  expect(asked({ since: 100, keyFrameAt: 101 }, 9_000)).toEqual([])
})

test('M26: a key frame from before is none', () => {
  expect(asked({ since: 100, keyFrameAt: 100 }, 3_000)).toEqual([2_200])
})
