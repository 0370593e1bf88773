import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorCatalogue } from './catalogue.ts'
import { refusalFrom } from './refusal.ts'

test('a refusal named by another process keeps its code and plain details', () => {
  const refusal = refusalFrom('floor.full', { bound: 6, nested: { a: 1 }, list: [1], note: 'x'.repeat(1000) })
  expect(refusal?.code).toBe('floor.full')
  expect(refusal?.details).toEqual({ bound: 6, note: 'x'.repeat(300) })
  expect(refusal?.body.message.en).toContain('6 microphones')
})

test.each(['no-handler', 'constructor', 'toString', '__proto__', ''])('“%s” is no code of ours', (code) => {
  expect(refusalFrom(code, {})).toBeUndefined()
})

test.each([undefined, null, 'text', 7])('details that are %s are none', (details) => {
  expect(refusalFrom('site.unknown', details)?.details).toEqual({})
})

test('every slice is in the catalogue, and no code stands in two', async () => {
  const named: string[] = []
  for (const file of readdirSync(import.meta.dirname).filter((name) => !name.endsWith('.test.ts'))) {
    const module: Record<string, unknown> = await import(join(import.meta.dirname, file))
    for (const [name, slice] of Object.entries(module))
      if (name.endsWith('Errors')) named.push(...Object.keys(slice as object))
  }
  expect(named.toSorted()).toEqual(Object.keys(errorCatalogue).toSorted())
})
