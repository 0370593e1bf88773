import { expect, test } from 'vitest'
import { generationsOf } from './generations.ts'

const [camera, echo, sent] = ['VN/camera', 'VN-25-07900/echo-picture', 'VN-25-07900/test-picture']

test('N70: an echo that begins here is as new as the test that came up, one that came down as its own flow', () => {
  const top = generationsOf(new Map([[camera, 'producer-1']]), [new Map([[sent, 'flow-1']])])
  expect([top(camera), top(sent), top(echo)]).toEqual(['producer-1', 'flow-1', 'flow-1'])
  expect(generationsOf(new Map(), [new Map([[sent, 'flow-2']])])(echo)).toBe('flow-2')
  const home = generationsOf(new Map([[sent, 'producer-2']]), [new Map([[echo, 'flow-3']])])
  expect([home(sent), home(echo)]).toEqual(['producer-2', 'flow-3'])
  expect(generationsOf(new Map(), [])(echo)).toBe('')
})
