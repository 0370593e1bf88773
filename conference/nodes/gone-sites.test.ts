import { expect, test } from 'vitest'
import type { SiteStatus } from '#contract'
import { createGoneSites } from './gone-sites.ts'
import { absentStatus } from './roster.ts'

const here = (site: string): SiteStatus => ({ ...absentStatus(site, 5), state: 'connected' })

test('N30: a site that has gone is told as absent since it went, until it is back', () => {
  let now = 100
  const gone = createGoneSites('VN-25', () => now)
  gone.look([here('VN-25'), here('VN-25-07900')])
  now = 200
  gone.look([here('VN-25')])
  now = 300
  gone.look([here('VN-25')])
  expect(gone.withGone([here('VN-25')])).toEqual([here('VN-25'), absentStatus('VN-25-07900', 200)])
  expect(gone.withGone([here('VN-25'), here('VN-25-07900')])).toHaveLength(2)
  gone.look([here('VN-25'), here('VN-25-07900')])
  expect(gone.withGone([])).toEqual([])
})

test('N30: a site of elsewhere that is on air no more has not gone; one that was never there is not told', () => {
  const gone = createGoneSites('VN-25', () => 100)
  gone.look([here('VN-19'), here('VN')])
  gone.look([])
  expect(gone.withGone([])).toEqual([])
})
