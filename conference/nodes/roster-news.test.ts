import { expect, test } from 'vitest'
import type { SiteStatus } from '#contract'
import { createManualClock } from '#foundation/time'
import { absentStatus } from './roster.ts'
import { createRosterNews } from './roster-news.ts'

function watch() {
  const clock = createManualClock()
  const seen = { rows: [] as SiteStatus[], looks: 0, news: 0 }
  const news = createRosterNews({
    clock,
    read: () => seen.rows,
    onLook: () => void seen.looks++,
    onNews: () => void seen.news++,
  })
  const change = (rows: SiteStatus[]) => {
    seen.rows = rows
    news.changed()
  }
  return { clock, seen, news, change }
}
const row = (stillAt: number, state: SiteStatus['state'] = 'connected') => ({
  ...absentStatus('VN-25', 0),
  state,
  stillAt,
})

test('N7: a site that changes is told at once, and changes that come together once', () => {
  const { clock, seen, change } = watch()
  change([row(1)])
  change([row(1, 'reconnecting')])
  clock.advance(200)
  expect(seen).toMatchObject({ looks: 1, news: 1 })
})

test('N7: new stills alone are told every two seconds', () => {
  const { clock, seen, change } = watch()
  change([row(0)])
  clock.advance(200)
  expect(seen.news).toBe(1)
  for (let still = 1; still <= 5; still++) {
    change([row(still)])
    clock.advance(300)
  }
  expect(seen).toMatchObject({ looks: 6, news: 1 })
  clock.advance(1000)
  change([row(9)])
  clock.advance(200)
  expect(seen.news).toBe(2)
})

test('N7: a look at what is the same is no news', () => {
  const { clock, seen, news, change } = watch()
  change([row(1)])
  clock.advance(200)
  news.changed()
  clock.advance(5000)
  expect(seen.news).toBe(1)
  news.changed()
  news.close()
  news.changed()
  expect(clock.pending()).toBe(0)
})
