import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('M2: what is asked for one key runs in order, also after a failure; other keys do not wait', async () => {
  const inTurn = createTurns()
  const seen: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const first = inTurn('a', async () => {
    await held
    seen.push('a1')
    throw new Error('a1 failed')
  })
  const second = inTurn('a', async () => seen.push('a2'))
  await inTurn('b', async () => seen.push('b1'))
  expect(seen).toEqual(['b1'])
  release()
  await expect(first).rejects.toThrow('a1 failed')
  await second
  expect(seen).toEqual(['b1', 'a1', 'a2'])
})
