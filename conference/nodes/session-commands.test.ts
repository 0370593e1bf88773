import { expect, test } from 'vitest'
import { beginSession, Refusal } from '#contract'
import { LinkError } from '#foundation/link'
import { asRefusal, mayCommand } from './session-commands.ts'

const session = beginSession({
  id: 's',
  title: 'Giao ban',
  owner: 'VN',
  chair: null,
  bound: 6,
  by: 'Hà',
  at: 0,
})

test.each([
  ['the owner takes', 'VN', 'session.take', undefined, true],
  ['a province takes the session above', 'VN-25', 'session.take', undefined, false],
  ['a province prepares in the session above', 'VN-25', 'session.prepare', undefined, false],
  ['the owner prepares', 'VN', 'session.prepare', undefined, true],
  ['a province opens its own site', 'VN-25', 'floor.open', 'VN-25-07900', true],
  ['a province closes its own room', 'VN-25', 'floor.close', 'VN-25', true],
  ['a province opens a site of another', 'VN-25', 'floor.open', 'VN-19-05710', false],
  ['a province opens the centre', 'VN-25', 'floor.open', 'VN', false],
  ['a province closes all', 'VN-25', 'floor.close-all', undefined, false],
  ['a province invites its own site', 'VN-25', 'floor.invite', 'VN-25-07900', true],
  ['a province invites a site of another', 'VN-25', 'floor.invite', 'VN-19-05710', false],
  ['a province sets the bound', 'VN-25', 'floor.bound', undefined, false],
  ['a site of a province asks to speak', 'VN-25', 'hand.raise', 'VN-25-07900', true],
  ['a province asks for a site of another', 'VN-25', 'hand.raise', 'VN-19-05710', false],
  ['a province accepts for a site of another', 'VN-25', 'invitation.accept', 'VN-19-05710', false],
] as const)('N3: %s', (_what, from, op, site, allowed) => {
  expect(mayCommand(from, session, op, site)).toBe(allowed)
})

test('N14: what another node refuses keeps its name', () => {
  const remote = LinkError.remote('VN', 'session.command', {
    code: 'floor.full',
    message: '',
    details: { bound: 6 },
  })
  const refusal = asRefusal(remote, 'Trung ương')
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code: 'floor.full', details: { bound: 6 } })
})

test('N14: a node that does not answer is unreachable', () => {
  expect(asRefusal(LinkError.timeout('VN', 'session.command', 3000), 'Trung ương')).toMatchObject({
    code: 'node.unreachable',
    details: { node: 'Trung ương' },
  })
})
