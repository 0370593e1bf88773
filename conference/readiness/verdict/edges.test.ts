import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changed, defaults, ENDED_AT, goodSite } from '../testing/good-site.ts'
import { judge } from './judge.ts'

interface Row {
  changes: string
  grade: string
  code: string
  place: string
  why: string
}

const [head = '', ...lines] = readFileSync(join(import.meta.dirname, 'edges.csv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const rows = lines.map((line): Row => {
  const [changes = '', grade = '', code = '', place = '', ...why] = line.split(',')
  return { changes, grade, code, place, why: why.join(',') }
})

test('D2: the table has its columns, 200 rows and no row twice', () => {
  expect(head).toBe('changes,grade,code,place,why')
  expect(rows.length).toBeGreaterThanOrEqual(200)
  expect(new Set(rows.map(({ changes }) => changes)).size).toBe(rows.length)
})

test.each(rows)('D2: $changes: $grade, $code ($why)', ({ changes, grade, code, place }) => {
  const { ageMs = 0, ...fields } = Object.fromEntries(
    changes.split(' ').map((change) => {
      const [path = '', text = ''] = change.split('=')
      return [path, readValue(text)]
    }),
  )
  const found = judge(changed(goodSite, fields), defaults, ENDED_AT + Number(ageMs))
  const [first] = found.findings
  expect({ grade: found.grade, code: first?.code ?? '-', place: first?.place ?? '-' }).toEqual({
    grade,
    code,
    place,
  })
})

test.each([
  ['legs.siteUp.capacityKbps', 1000, 'acceptable'],
  ['legs.siteUp.capacityKbps', 999, 'warning'],
  ['legs.siteUp.capacityKbps', 600, 'warning'],
  ['microphone.levelDbov', -40, 'acceptable'],
  ['microphone.levelDbov', -40.1, 'warning'],
  ['legs.siteUp.rttMs', 500, 'fail'],
  ['legs.siteUp.rttMs', 501, 'critical'],
  ['legs.siteUp.lossShare', 0.0999, 'fail'],
  ['legs.siteUp.lossShare', 0.1, 'critical'],
  ['camera.fps', 7, 'fail'],
  ['camera.fps', 6.9, 'critical'],
])('D2: %s = %d is of weight “%s”', (path, value, severity) => {
  const [first] = judge(changed(goodSite, { [path]: value }), defaults, ENDED_AT).findings
  expect(first?.severity).toBe(severity)
})

function readValue(text: string): unknown {
  if (text === 'null') return null
  if (text === 'true' || text === 'false') return text === 'true'
  return Number.isNaN(Number(text)) ? text : Number(text)
}
