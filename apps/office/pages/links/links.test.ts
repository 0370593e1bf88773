import { encode } from 'uqr'
import { afterEach, expect, test } from 'vitest'
import { RequestFailed } from '#browser/live-state'
import { inBatches } from './in-batches.ts'
import { addToSheet, sheet } from './issued.ts'
import { qrOf } from './qr.ts'
import { chosenOf, filterSites } from './rows.ts'

const sites = [
  { site: 'VN-25', label: 'Tỉnh Phú Thọ', links: 1, issuedAt: 1 },
  { site: 'VN-25-07900', label: 'PTO - Phường Việt Trì', links: 0, issuedAt: null },
  { site: 'VN-25-08053', label: 'PTO - Xã Hạ Hòa', links: 2, issuedAt: 2 },
]
afterEach(() => sheet.set(null))

test('E12: what is chosen but not in sight is left alone', () => {
  const chosen = new Set(['VN-25-07900', 'VN-25-08053'])
  const shown = filterSites(sites, 'ha hoa', 'all')
  expect(chosenOf(shown, chosen).map(({ site }) => site)).toEqual(['VN-25-08053'])
  expect(filterSites(sites, '', 'without').map(({ site }) => site)).toEqual(['VN-25-07900'])
})

test('E12: batches go one after the other, each with how far it has come', async () => {
  const told: string[] = []
  await inBatches(
    [1, 2, 3, 4, 5],
    2,
    async (batch) => batch.join('+'),
    (reply, { done, all }) => told.push(`${reply} ${done}/${all}`),
  )
  expect(told).toEqual(['1+2 2/5', '3+4 4/5', '5 5/5'])
})

test('E14: a batch that fails ends it, and those before it stand', async () => {
  const told: number[] = []
  const failing = inBatches(
    [1, 2, 3],
    1,
    async ([each]) => {
      if (each === 2) throw new RequestFailed('sites.issue-links', { kind: 'disconnected' })
      return each ?? 0
    },
    (reply) => told.push(reply),
  )
  await expect(failing).rejects.toBeInstanceOf(RequestFailed)
  expect(told).toEqual([1])
})

test('E14: a second order goes behind what waits on the sheet', () => {
  const link = (site: string) => ({ site, label: site, url: `https://node/r/${site}` })
  addToSheet({ links: [link('VN-25')], dutyPhone: null, missing: { sites: 1, error: null } })
  addToSheet({ links: [link('VN-25-07900')], dutyPhone: '0210', missing: null })
  expect(sheet.get()).toEqual({
    ...{ links: [link('VN-25'), link('VN-25-07900')], dutyPhone: '0210', missing: null },
  })
})

test('E15: the drawn code has every dark module of the text, and a quiet zone of four', () => {
  const url = `https://thhn.phutho.gov.vn/r/${'x'.repeat(43)}`
  const { size, path } = qrOf(url)
  const drawn = new Set<string>()
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(length); at++) drawn.add(`${Number(x) + at} ${y}`)
  const { data, size: plain } = encode(url, { ecc: 'M', border: 0 })
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`${x + 4} ${y + 4}`] : [])))
  expect(drawn).toEqual(new Set(dark))
  expect(size).toBe(plain + 8)
})
