import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const docs = join(import.meta.dirname, '../../docs')

test('docs/man-hinh.md shows each picture of the screens, and no other', () => {
  const page = readFileSync(join(docs, 'man-hinh.md'), 'utf8')
  const named = new Set([...page.matchAll(/\(pictures\/screens\/([^)]+)\)/g)].map(([, file]) => file))
  expect([...named].toSorted()).toEqual(readdirSync(join(docs, 'pictures/screens')).toSorted())
})
