import { expect, test } from 'vitest'
import { createScope } from './index.ts'

test('closes last added first, each after the one before has finished', async () => {
  const seen: string[] = []
  const scope = createScope()
  scope.add(() => void seen.push('first'))
  scope.add({
    async close() {
      await Promise.resolve()
      seen.push('second')
    },
  })
  await scope.close()
  expect(seen).toEqual(['second', 'first'])
})

test('close is idempotent and later calls wait for the same closing', async () => {
  let closed = 0
  const scope = createScope()
  scope.add(async () => {
    await Promise.resolve()
    closed++
  })
  await Promise.all([scope.close(), scope.close()])
  await scope.close()
  expect(closed).toBe(1)
  expect(scope.closed).toBe(true)
})

test('every closer runs; what they threw is collected', async () => {
  const seen: string[] = []
  const scope = createScope()
  scope.add(() => void seen.push('kept'))
  scope.add(() => {
    throw new Error('one')
  })
  scope.add(() => Promise.reject(new Error('two')))
  const failure = await scope.close().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(AggregateError)
  expect(failure instanceof AggregateError && failure.errors.map(String)).toEqual([
    'Error: two',
    'Error: one',
  ])
  expect(seen).toEqual(['kept'])
})

test('what is added to a closed scope is closed at once', async () => {
  const scope = createScope()
  await scope.close()
  let closed = false
  scope.add(() => {
    closed = true
  })
  await scope.close()
  expect(closed).toBe(true)
})

test('add returns what it was given', () => {
  const thing = { close() {}, name: 'thing' }
  expect(createScope().add(thing).name).toBe('thing')
})
