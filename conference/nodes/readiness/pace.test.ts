import { expect, test } from 'vitest'
import { createManualClock } from '#foundation/time'
import { createPace } from './pace.ts'

const [site, other] = ['VN-25-07900', 'VN-25-08152'] as const

test('N59: so often at once, then as time passes, each site for itself, and a clock that is set back takes nothing', () => {
  const clock = createManualClock()
  const pace = createPace({ atOnce: 3, everyMs: 10_000, clock })
  const goes = (of = site as string) => {
    try {
      pace.take(of)
      return true
    } catch {
      return false
    }
  }
  expect([goes(), goes(), goes(), goes()]).toEqual([true, true, true, false])
  expect(goes(other)).toBe(true)
  clock.advance(4000)
  expect(() => pace.take(site)).toThrow(
    expect.objectContaining({ code: 'message.too-many', details: { seconds: 6 } }),
  )
  clock.advance(6000)
  expect([goes(), goes()]).toEqual([true, false])
  clock.advance(3_600_000)
  expect([goes(), goes(), goes(), goes()]).toEqual([true, true, true, false])
  const back = createPace({ atOnce: 1, everyMs: 10_000, clock: { ...clock, now: () => at } })
  let at = 100_000
  back.take(site)
  at = 0
  expect(() => back.take(site)).toThrow()
  at = 10_000
  expect(() => back.take(site)).not.toThrow()
})
