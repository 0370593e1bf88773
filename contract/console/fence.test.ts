import { expect, test } from 'vitest'
import { consoleOperations } from './index.ts'

const changing = Object.entries(consoleOperations).filter(
  ([op]) => /^(audience|content|patrol)\./.test(op) || op === 'session.take' || op === 'session.prepare',
)

test('there are operations that change what is on screen', () => {
  expect(changing.length).toBeGreaterThan(12)
})

test.each(changing)('%s carries the number of the lease that its sender saw', (_op, { body }) => {
  expect('shape' in body && 'fence' in body.shape).toBe(true)
})
