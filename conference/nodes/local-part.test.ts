import { expect, test } from 'vitest'
import { beginSession, type SessionState } from '#contract'
import { createManualClock } from '#foundation/time'
import { createLocalParts } from './local-part.ts'

const named = { title: 'Giao ban', chair: null, bound: 3, by: 'Hà', at: 0 }
const whole = beginSession({ ...named, id: 'w', owner: 'VN' })
const part = beginSession({ ...named, id: 'p', owner: 'VN-25', partOf: 'w' })

function stage(sessions: SessionState[], up: boolean) {
  const clock = createManualClock()
  const world = { sessions, up, ended: [] as string[] }
  const parts = createLocalParts({
    node: 'VN-25',
    sessions: () => world.sessions,
    uplink: () => world.up,
    end: async ({ part: over, because }) => void world.ended.push(`${over.id} ${because}`),
    clock,
  })
  return { clock, world, parts }
}

test('A13: a part ends a moment after the line is back, unless its owner allows it by then', () => {
  const { clock, world, parts } = stage([whole, part], false)
  clock.advance(60_000)
  expect(world.ended).toEqual([])
  world.up = true
  parts.changed()
  clock.advance(999)
  expect(world.ended).toEqual([])
  clock.advance(1)
  expect(world.ended).toEqual(['p returned'])

  const allowed = stage([whole, part], true)
  allowed.world.sessions = [{ ...whole, localParts: true }, part]
  allowed.clock.advance(1000)
  expect(allowed.world.ended).toEqual([])
})

test('A13: a part ends with its session, and nothing ends after closing', () => {
  const { clock, world, parts } = stage([part], false)
  clock.advance(1000)
  expect(world.ended).toEqual(['p ended'])
  parts.changed()
  parts.close()
  expect(clock.pending()).toBe(0)
})
