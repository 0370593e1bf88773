import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const decisions = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md'))
const documents = [
  ...['STYLE.md', 'CHANGES.md', 'deploy/README.md', 'docs/protocol.md'],
  ...decisions.map((name) => `docs/decisions/${name}`),
]
const ours = /^(apps|browser|conference|contract|deploy|docs|foundation|setup|trials)(\/[\w.-]+)*\/?$/

test.each(documents)('every file that %s names is there', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => ours.test(name))
  expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([])
})

test('decisions are numbered without a gap, and carry their number', () => {
  const numbers = decisions.toSorted().map((name) => Number(name.slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  for (const name of decisions)
    expect(readFileSync(join(import.meta.dirname, name), 'utf8')).toMatch(
      new RegExp(`^# ${Number(name.slice(0, 4))}\\. `),
    )
})
