import { expect, test } from 'vitest'
import { session } from '../testing/samples.ts'
import { canEnd, leaseFor, partChoice, runsOwnProgram } from './control.ts'

const lent = session(1, { owner: 'VN', control: { holder: 'VN-25', fence: 3, by: 'Hà', since: 9 } })

test('R32: an order on the floor carries the number of the lease where only the lease allows it', () => {
  expect(leaseFor(lent, 'VN-25')).toEqual({ fence: 3 })
  expect(leaseFor(lent, 'VN-25', 'VN-19-05710')).toEqual({ fence: 3 })
  expect(leaseFor(lent, 'VN-25', 'VN-25-07900')).toEqual({})
  expect(leaseFor(lent, 'VN')).toEqual({})
  expect(leaseFor(lent, 'VN', 'VN-25-07900')).toEqual({})
})

test('R32: a tier below that runs a program of its own is marked in the tree', () => {
  const link = { peer: 'VN-25', label: '', presence: 'up', since: 0, versions: null, budget: 8 } as const
  const quiet = { sending: [], receiving: [], kbpsOut: 0, kbpsIn: 0, refused: [] }
  const links = [
    { ...link, ...quiet, ownProgram: true },
    { ...link, ...quiet, peer: 'VN-19' },
  ]
  expect(runsOwnProgram(links, 'VN-25')).toBe(true)
  expect(runsOwnProgram(links, 'VN-19')).toBe(false)
})

test('R86: a session is ended by its own tier, whoever controls it, and a part of one is not ended so', () => {
  const own = session(1, { id: 'w', owner: 'VN' })
  expect(canEnd(own, 'VN')).toBe(true)
  expect(canEnd({ ...own, control: { ...own.control, holder: 'VN-25' } }, 'VN')).toBe(true)
  expect(canEnd(own, 'VN-25')).toBe(false)
  expect(canEnd(session(1, { id: 'p', owner: 'VN-25', partOf: 'w' }), 'VN-25')).toBe(false)
})

test('R28: a province begins a part where the owner allows it, and ends the one that it works on', () => {
  const whole = session(1, { id: 'w', owner: 'VN' })
  const allowed = { ...whole, localParts: true }
  const part = session(1, { id: 'p', owner: 'VN-25', partOf: 'w' })
  expect(partChoice(whole, 'VN-25', [whole])).toBe('none')
  expect(partChoice(allowed, 'VN', [allowed])).toBe('none')
  expect(partChoice(allowed, 'VN-25', [allowed])).toBe('begin')
  expect(partChoice(allowed, 'VN-25', [allowed, part])).toBe('none')
  expect(partChoice(part, 'VN-25', [allowed, part])).toBe('end')
})
