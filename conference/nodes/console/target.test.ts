import { describe, expect, test } from 'vitest'
import type { Asked } from '#conference/accounts'
import { Refusal, type SessionState } from '#contract'
import { consoleOperations } from '#contract/console'
import type { Incident } from '#contract/readiness'
import { incidentsFor } from './accounts.ts'
import { requireMay } from './decide.ts'
import { targetOf } from './target.ts'

const incidentOf = (id: string, owner: Incident['owner']): Incident => ({
  ...{ id, site: 'VN-25-07900', owner, openedAt: 1, lastSeenAt: 1, times: 1, reopened: 0 },
  cause: { kind: 'help', words: null },
  state: { state: 'opened' },
})
const telecom = (provider: string): Incident['owner'] => ({
  ...{ party: 'telecom', provider, circuit: '', phone: '' },
})
const incidents = [
  incidentOf('vnpt', telecom('VNPT')),
  incidentOf('viettel', telecom('Viettel')),
  incidentOf('site', { party: 'site' }),
]
const session = (id: string, owner: string) => ({ id, owner }) as SessionState
const parts = {
  place: { self: 'VN-25', parent: 'VN', children: [], budget: { in: 1, out: 1 } },
  sessions: () => [session('own', 'VN-25'), session('above', 'VN')],
  accounts: { byId: () => undefined },
  readiness: { openIncidents: () => incidents },
}
const vnpt = { role: 'telecom' as const, unit: 'VN-25', provider: 'vnpt ' }
const unitOf = (op: Asked, body: unknown) => targetOf(parts, { provider: null }, op, body).unit

test('U2: what an operation is about', () => {
  expect(unitOf('sessions.list', {})).toBe('VN-25')
  expect(unitOf('session.take', { session: 'own' })).toBe('VN-25')
  expect(unitOf('session.take', { session: 'above' })).toBe('VN-25')
  expect(unitOf('session.take', { session: 'nobodys' })).toBe('VN-25')
  expect(unitOf('directory.set', { record: { site: 'VN-25-07900' } })).toBe('VN-25-07900')
  expect(unitOf('still', { site: 'VN-19' })).toBe('VN-19')
  expect(unitOf('sites.list', {})).toBe('VN-25')
  expect(unitOf('sites.list', { below: 'VN-25-07900' })).toBe('VN-25-07900')
  expect(unitOf('accounts.create', { unit: 'VN-25-07900' })).toBe('VN-25-07900')
  expect(unitOf('accounts.invite', { id: 'nobodys' })).toBe('VN-25')
  expect(unitOf('incidents.list', { site: null })).toBe('VN-25')
  expect(unitOf('accounts.me', {})).toBeNull()
})

describe('U4: of incidents a telecom', () => {
  const refusal = (op: Asked, body: unknown) => {
    try {
      const account = { ...vnpt, id: 'a', name: 'vnpt' }
      requireMay({ rights: ['read'], account: { ...account, ...blank } }, op, () =>
        targetOf(parts, vnpt, op, body),
      )
      return null
    } catch (error) {
      return error instanceof Refusal ? error.code : error
    }
  }
  test('works on its own, and on no other', () => {
    expect(refusal('incidents.answer', { incident: 'vnpt' })).toBeNull()
    for (const incident of ['viettel', 'site', 'nobodys'])
      expect(refusal('incidents.fix', { incident })).toBe('auth.not-your-unit')
    expect(refusal('incidents.close', { incident: 'vnpt' })).toBe('auth.not-your-role')
  })

  test('sees its own', () => {
    expect(refusal('incidents.list', { site: null })).toBeNull()
    expect(refusal('incidents.list', { site: 'VN-19' })).toBe('auth.not-your-unit')
    const ids = (found: readonly Incident[]) => found.map(({ id }) => id)
    expect(ids(incidentsFor(vnpt, incidents))).toEqual(['vnpt'])
    expect(ids(incidentsFor({ role: 'inspector', provider: null }, incidents))).toEqual(ids(incidents))
    expect(ids(incidentsFor(undefined, incidents))).toEqual(ids(incidents))
  })
})

test('N110: without an account the right that an operation names decides', () => {
  const target = () => expect.fail('not looked for')
  for (const [op, { right }] of Object.entries(consoleOperations)) {
    expect(() => requireMay({ rights: [right] }, op as Asked, target)).not.toThrow()
    expect(() => requireMay({ rights: [] }, op as Asked, target)).toThrow('auth.not-allowed')
  }
  for (const op of ['hello', 'registry', 'still', 'view.watch'] as const)
    expect(() => requireMay({ rights: ['read'] }, op, target)).not.toThrow()
  expect(() => requireMay({ rights: ['read'] }, 'view.publish', target)).toThrow('auth.not-allowed')
})

const blank = {
  ...{ person: 'Trần Văn Nam', post: '', phone: '', disabled: false, hasPassword: true },
  ...{ secondFactor: false, invitedUntil: null, lastSignInAt: null },
}
