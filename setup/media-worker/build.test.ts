import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyPatch } from './build.mjs'
import { checkout } from './location.mjs'
import { PATCHES } from './recipe.mjs'

const sources = join(checkout, 'node_modules', 'mediasoup', 'worker')

test.each(PATCHES.map((patch) => [patch.why, patch] as const))(
  'the recipe fits the locked mediasoup: %s',
  (_why, patch) => {
    const text = readFileSync(join(sources, patch.file), 'utf8')
    expect(applyPatch(text, patch)).not.toBe(text)
  },
)

test('an edit that finds nothing stops the build by name', () => {
  const patch = { why: 'w', file: 'f.cpp', from: 'before', to: 'after' }
  expect(() => applyPatch('something else', patch)).toThrow(expect.objectContaining({ code: 'patch-misfit' }))
})

test('every library that the worker asks for has its stand-in', () => {
  const asked = [...readFileSync(join(sources, 'meson.build'), 'utf8').matchAll(/subproject\(\s*'([^']+)'/g)]
  const names = asked
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'wingetopt' && name !== 'liburing')
  expect(names.length).toBeGreaterThan(5)
  const overlay = join(import.meta.dirname, 'overlay', 'subprojects')
  expect(names.filter((name) => !existsSync(join(overlay, name, 'meson.build')))).toEqual([])
})
