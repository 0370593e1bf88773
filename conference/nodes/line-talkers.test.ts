import { expect, test } from 'vitest'
import type { LineTalker } from '#contract'
import { createLineTalkers, type LineNeighbour } from './line-talkers.ts'

const talker = (node: string): LineTalker => ({ node, by: `Trực ${node}`, since: 7 })
const neighbour = (peer: string, state: string, ...nodes: string[]): LineNeighbour => ({
  peer,
  heard: { presence: { state }, talkers: nodes.map(talker) },
})

test('N37: who talks is told to every neighbour but the one that said so, while that is there', () => {
  let own: { by: string; at: number } | null = null
  let neighbours = [neighbour('VN-25', 'up', 'VN-25'), neighbour('VN-19', 'up')]
  let changes = 0
  const line = createLineTalkers({
    node: 'VN',
    own: () => own,
    neighbours: () => neighbours,
    onChange: () => changes++,
  })
  line.changed()
  expect(line.all()).toEqual([talker('VN-25')])
  expect(line.tellTo('VN-25')).toEqual([])
  expect(line.tellTo('VN-19')).toEqual([talker('VN-25')])

  const before = line.all()
  line.changed()
  expect([line.all() === before, changes]).toEqual([true, 1])

  own = { by: 'Trực VN', at: 7 }
  line.changed()
  expect(line.tellTo('VN-25')).toEqual([talker('VN')])

  neighbours = [neighbour('VN-25', 'down', 'VN-25')]
  line.changed()
  expect(line.all()).toEqual([talker('VN')])
})
