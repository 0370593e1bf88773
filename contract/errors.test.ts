import { expect, test } from 'vitest'
import { refusalFrom } from './errors.ts'

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
