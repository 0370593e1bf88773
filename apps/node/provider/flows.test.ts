import { expect, test } from 'vitest'
import { createFlows, FLOW_MS } from './flows.ts'

const flowOf = (state: string) => ({ state, nonce: 'n', verifier: 'v' })
const stage = () => {
  const clock = { time: 0 }
  let last = 0
  const flows = createFlows({ now: () => clock.time, newId: () => `flow${last++}` })
  return { clock, flows }
}

test('a flow is taken once, and not after ten minutes', () => {
  const { clock, flows } = stage()
  const [first, second] = [flows.put(flowOf('a')), flows.put(flowOf('b'))]
  expect(flows.take(first)).toEqual(flowOf('a'))
  expect(flows.take(first)).toBeUndefined()
  expect(flows.take('guessed')).toBeUndefined()
  clock.time = FLOW_MS
  expect(flows.take(second)).toBeUndefined()
})

test('of very many that begin the oldest are given up', () => {
  const { flows } = stage()
  const ids = Array.from({ length: 2001 }, (_, n) => flows.put(flowOf(String(n))))
  expect(flows.take(ids[0] ?? '')).toBeUndefined()
  expect(flows.take(ids[1] ?? '')).toEqual(flowOf('1'))
  expect(flows.take(ids[2000] ?? '')).toEqual(flowOf('2000'))
})
