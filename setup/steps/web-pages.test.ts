import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sourceHash } from './web-pages.mjs'

function tree() {
  const root = mkdtempSync(join(tmpdir(), 'setup-web-'))
  mkdirSync(join(root, 'browser', 'kit'), { recursive: true })
  writeFileSync(join(root, 'browser', 'kit', 'a.ts'), 'a')
  writeFileSync(join(root, 'vite.config.ts'), 'config')
  return { root, hash: () => sourceHash(root, ['browser', 'vite.config.ts', 'not-there']) }
}

test('the pages are made again when a source is edited, added or renamed', () => {
  const { root, hash } = tree()
  const seen = [hash()]
  writeFileSync(join(root, 'browser', 'kit', 'a.ts'), 'b')
  seen.push(hash())
  writeFileSync(join(root, 'browser', 'kit', 'b.css'), '')
  seen.push(hash())
  renameSync(join(root, 'browser', 'kit', 'b.css'), join(root, 'browser', 'kit', 'c.css'))
  seen.push(hash())
  writeFileSync(join(root, 'vite.config.ts'), 'other')
  seen.push(hash())
  expect(new Set(seen).size).toBe(seen.length)
})

test('the pages are not made again when nothing or only a test changed', () => {
  const { root, hash } = tree()
  const before = hash()
  writeFileSync(join(root, 'browser', 'kit', 'a.test.ts'), 'test')
  expect(hash()).toBe(before)
})
