import { expect, test, vi } from 'vitest'
import { textOf } from './text-of.ts'

test('a body is written out once, however often it is told; an equal one is another', () => {
  const written = vi.fn(() => 'x')
  const body = { site: { toJSON: written } }
  expect([textOf(body), textOf(body)]).toEqual(['{"site":"x"}', '{"site":"x"}'])
  expect(written).toHaveBeenCalledTimes(1)
  expect(textOf({ ...body })).toBe('{"site":"x"}')
  expect(written).toHaveBeenCalledTimes(2)
})
