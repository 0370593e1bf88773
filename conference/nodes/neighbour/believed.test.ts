import { expect, test } from 'vitest'
import { isBelieved } from './believed.ts'

test('N71: a neighbour offers what lies beyond it, and only the tier above echoes, of sites on this side', () => {
  const below = (site: string) => site.startsWith('VN-25')
  const child = { relation: 'child', liesBeyond: below } as const
  const parent = { relation: 'parent', liesBeyond: (site: string) => !below(site) } as const
  const said = ['VN-25-07900/test-picture', 'VN-25-07900/echo-picture', 'VN-19/camera', 'VN-19/echo-sound']
  expect(said.map((source) => isBelieved(source, child))).toEqual([true, false, false, false])
  expect(said.map((source) => isBelieved(source, parent))).toEqual([false, true, true, false])
})
