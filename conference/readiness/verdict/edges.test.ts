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

function readValue(text: string): unknown {
  if (text === 'null') return null
  if (text === 'true' || text === 'false') return text === 'true'
  return Number.isNaN(Number(text)) ? text : Number(text)
}
