import { expect, test } from 'vitest'
import { callForHelp } from '#conference/readiness'
import type { Incident } from '#contract/readiness'
import { newestWithin } from './incident-exchange.ts'

test('N58: of many words the newest incidents are told, as far as a message bears them', () => {
  const sites = Array.from({ length: 300 }, (_, n) => `VN-25-${String(n).padStart(5, '0')}`)
  const all = sites.reduce<readonly Incident[]>(
    (so, site, at) => callForHelp(so, site, 'ữ'.repeat(500), { at, newId: () => `i${at}` }),
    [],
  )
  const bytesOf = (incidents: readonly Incident[]) => Buffer.byteLength(JSON.stringify(incidents))
  const told = newestWithin(all, 400 * 1024)
  expect(told).toEqual(all.slice(-told.length))
  expect(bytesOf(told)).toBeLessThanOrEqual(400 * 1024 + 1)
  expect(bytesOf(all.slice(-told.length - 1))).toBeGreaterThan(400 * 1024)
  expect(newestWithin(all.slice(0, 9), 400 * 1024)).toEqual(all.slice(0, 9))
})
