import { describe, expect, test } from 'vitest'
import { type Account, type AccountRole, accountRole } from '#contract/accounts'
import { consoleOperations, right, viewRequests } from '#contract/console'
import {
  type Asked,
  isSameProvider,
  mayCall,
  type Relation,
  relationOf,
  rightsGiven,
  rightsOfAccount,
  rightsTable,
} from './index.ts'

const province = 'VN-25'
/** Where a target lies from an account of the province. */
const targets: Record<Relation, string> = { own: province, below: 'VN-25-07900', above: 'VN', other: 'VN-19' }
const asked = Object.keys(rightsTable) as Asked[]

const of = (role: AccountRole, unit = province): Pick<Account, 'role' | 'unit' | 'provider'> => ({
  ...{ role, unit },
  provider: role === 'telecom' ? 'VNPT' : null,
})

test('U1: every operation has a row, every row an operation', () => {
  const known = [
    ...['hello', 'registry', 'still'],
    ...Object.keys(consoleOperations),
    ...Object.keys(viewRequests),
  ]
  expect(asked.toSorted()).toEqual(known.toSorted())
})

test('U2: where a target lies', () => {
  for (const [relation, target] of Object.entries(targets))
    expect(relationOf(province, target)).toBe(relation)
  expect(relationOf('VN-2', 'VN-25')).toBe('other')
  expect(relationOf('VN-25-07900', 'VN-25-07901')).toBe('other')
})

describe.each(accountRole.options)('%s', (role) => {
  test.each(asked)('U1, U3: %s', (op) => {
    const row = rightsTable[op]
    const roles: readonly AccountRole[] = row.roles
    const has = roles.includes(role)
    for (const [relation, unit] of Object.entries(targets)) {
      const isInside = relation === 'own' || relation === 'below' || row.target === 'self'
      expect(mayCall(of(role), op, { unit }), relation).toBe(!has ? 'role' : isInside ? 'may' : 'unit')
    }
  })
})

/** Written by hand, beside the table: what each role is there for. */
const duties: Record<AccountRole, { may: Asked[]; mayNot: Asked[] }> = {
  administrator: { may: ['accounts.create', 'tokens.issue', 'session.take', 'directory.set'], mayNot: [] },
  operator: {
    may: ['session.take', 'floor.open', 'view.publish', 'rounds.open', 'showing.answer', 'sites.issue-link'],
    mayNot: ['accounts.create', 'accounts.list', 'tokens.issue', 'tokens.list', 'consoles.issue'],
  },
  organiser: {
    may: ['session.open', 'ladder.set', 'ladder.declare', 'roll-call.open', 'directory.import-confirm'],
    mayNot: ['session.take', 'floor.open', 'cue.open', 'rounds.open', 'accounts.list', 'view.publish'],
  },
  inspector: {
    may: ['readiness.board', 'rounds.open', 'tests.ask', 'incidents.assign', 'directory.set', 'record.list'],
    mayNot: ['session.open', 'session.take', 'floor.open', 'ladder.waive', 'tokens.list'],
  },
  telecom: {
    may: ['incidents.list', 'incidents.answer', 'incidents.fix', 'accounts.me'],
    mayNot: ['incidents.assign', 'incidents.close', 'directory.get', 'sites.list', 'hello', 'sessions.list'],
  },
  chair: {
    may: ['floor.invite', 'chair.call', 'roll-call.open', 'still', 'hello'],
    mayNot: ['session.take', 'cue.open', 'directory.set', 'record.list', 'view.publish'],
  },
  focal: {
    may: ['directory.get', 'readiness.site', 'tests.ask', 'incidents.list', 'sites.list'],
    mayNot: ['directory.set', 'directory.list', 'sites.issue-link', 'session.open', 'hello', 'record.list'],
  },
  viewer: {
    may: ['sessions.list', 'readiness.board', 'view.watch', 'directory.list'],
    mayNot: ['session.open', 'floor.open', 'tests.ask', 'directory.export', 'record.list', 'view.publish'],
  },
}

test.each(accountRole.options)('U1: what %s is there for', (role) => {
  const verdicts = (ops: Asked[]) => ops.map((op) => [op, mayCall(of(role), op, { unit: province })])
  expect(verdicts(duties[role].may)).toEqual(duties[role].may.map((op) => [op, 'may']))
  expect(verdicts(duties[role].mayNot)).toEqual(duties[role].mayNot.map((op) => [op, 'role']))
})

test('U2: what is the caller’s own belongs to no unit', () => {
  expect(mayCall(of('focal', 'VN-25-07900'), 'accounts.me', { unit: null })).toBe('may')
  expect(mayCall(of('focal', 'VN-25-07900'), 'node.describe', { unit: 'VN' })).toBe('may')
})

test('U4: a telecom has the incidents that were given to it', () => {
  const verdict = (provider: string | null) =>
    mayCall(of('telecom'), 'incidents.answer', { unit: 'VN-25-07900', provider })
  expect(verdict(' vnpt ')).toBe('may')
  expect(verdict('Viettel')).toBe('unit')
  expect(verdict(null)).toBe('unit')
  expect(mayCall(of('telecom'), 'incidents.answer', { unit: 'VN-19-01957', provider: 'VNPT' })).toBe('unit')
  expect(mayCall(of('inspector'), 'incidents.answer', { unit: 'VN-25', provider: null })).toBe('may')
  expect(isSameProvider(null, null)).toBe(false)
})

test('U5: whoever gives out a role needs every right that it uses', () => {
  expect(rightsGiven('administrator')).toEqual(right.options)
  expect(rightsGiven('operator')).toEqual(['read', 'display', 'floor', 'sites'])
  // A session is opened with the right to display.
  expect(rightsGiven('organiser')).toEqual(['read', 'display', 'floor', 'sites'])
  expect(rightsGiven('viewer')).toEqual(['read'])
  for (const role of accountRole.options)
    expect(rightsGiven(role)).toEqual(expect.arrayContaining([...rightsOfAccount(role)]))
})
