import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folders = [
  'apps',
  'browser',
  'conference',
  'contract',
  'deploy',
  'docs',
  'foundation',
  'setup',
  'trials',
]
const ours = new RegExp(`^(${folders.join('|')})(/[\\w.-]+)*/?$`)
const decisions = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md'))
const documents = [
  ...['README.md', 'STYLE.md', 'CHANGES.md'],
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]

test.each(documents)('every file that %s names is there', (document) => {
  const text = readFileSync(join(root, document), 'utf8')
  const named = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => ours.test(name))
  const linked = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(document), target))
  expect([...named, ...linked].filter((name) => !existsSync(join(root, name)))).toEqual([])
})

test.each(documents.filter((name) => name.endsWith('SPEC.md')))(
  'every rule of %s has a number of its own',
  (spec) => {
    const text = readFileSync(join(root, spec), 'utf8')
    const numbers = [...text.matchAll(/^- (?:\*\*)?([A-Z]\d+)\b/gm)].map(([, number]) => number)
    expect(numbers.length).toBeGreaterThan(0)
    expect(numbers.filter((number, at) => numbers.indexOf(number) < at)).toEqual([])
  },
)

const tests = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })
    .filter((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name}`),
)

test('every rule that a test quotes is written down', () => {
  const written = new Set(
    documents.flatMap((document) =>
      [...readFileSync(join(root, document), 'utf8').matchAll(/^(?:- |\| )?(?:\*\*)?([A-Z]\d+)\b/gm)].map(
        ([, number]) => number,
      ),
    ),
  )
  const quoted = tests.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /test(?:\.each\([^)]*\))?\(\s*['"`]((?:[A-Z]\d+[, ]*)+):/g,
      ),
    ]
      .flatMap(([, numbers = '']) => numbers.match(/[A-Z]\d+/g) ?? [])
      .map((number) => ({ file, number })),
  )
  expect(quoted.length).toBeGreaterThan(500)
  expect(quoted.filter(({ number }) => !written.has(number))).toEqual([])
})

test('decisions are numbered without a gap, and carry their number', () => {
  const numbers = decisions.toSorted().map((name) => Number(name.slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  for (const name of decisions)
    expect(readFileSync(join(import.meta.dirname, name), 'utf8')).toMatch(
      new RegExp(`^# ${Number(name.slice(0, 4))}\\. `),
    )
})
