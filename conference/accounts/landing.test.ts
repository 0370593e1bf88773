import { expect, test } from 'vitest'
import { type AccountRole, accountRole } from '#contract/accounts'
import { type Asked, landingOf, mayCall, OWN_PAGE } from './index.ts'

/** Written by hand: where each role lands at its own node, and with a unit below it. */
const landings: Record<AccountRole, [own: string, below: string]> = {
  administrator: ['/control-room/', '/office/#/accounts'],
  operator: ['/control-room/', OWN_PAGE],
  viewer: ['/control-room/', OWN_PAGE],
  organiser: ['/office/', OWN_PAGE],
  inspector: ['/office/', OWN_PAGE],
  telecom: ['/office/#/circuits', OWN_PAGE],
  chair: ['/chair/', OWN_PAGE],
  focal: [OWN_PAGE, OWN_PAGE],
}
/** What each page asks before it shows anything: nobody is sent where one of them is refused. */
const asked: Record<string, Asked[]> = {
  '/control-room/': ['hello', 'registry', 'sessions.list', 'view.open', 'links.describe'],
  '/chair/': ['hello', 'registry', 'sessions.list'],
  '/office/': ['node.describe', 'accounts.me', 'directory.list'],
  '/office/#/circuits': ['node.describe', 'accounts.me', 'circuits.list'],
  '/office/#/accounts': ['node.describe', 'accounts.me', 'accounts.list'],
  [OWN_PAGE]: [],
}

test.each(accountRole.options)('U12: %s lands on a page whose questions its row allows', (role) => {
  const provider = role === 'telecom' ? 'VNPT' : null
  for (const [at, unit] of ['VN-25', 'VN-25-07900'].entries()) {
    const account = { role, unit, provider, hasPassword: true, secondFactor: false }
    const page = landingOf(account, { self: 'VN-25', demand: 'nobody' })
    expect(page, unit).toBe(landings[role][at])
    for (const op of asked[page] ?? ['not asked about' as never]) {
      const about = op === 'accounts.list' ? unit : 'VN-25'
      expect(mayCall(account, op, { unit: about }), `${page} ${op}`).toBe('may')
    }
  }
  // A unit above counts at the node below it.
  const above = { role, unit: 'VN', provider, hasPassword: true, secondFactor: false }
  expect(landingOf(above, { self: 'VN-25', demand: 'nobody' })).toBe(landings[role][0])
})

test.each(accountRole.options)('U13: of whom a code is demanded: %s', (role) => {
  const rules = { self: 'VN-25', demand: 'administrators' } as const
  const of = { role, unit: 'VN-25', provider: role === 'telecom' ? 'VNPT' : null }
  const landing = (hasPassword: boolean, secondFactor: boolean) =>
    landingOf({ ...of, hasPassword, secondFactor }, rules)
  expect(landing(true, false)).toBe(role === 'administrator' ? OWN_PAGE : landings[role][0])
  expect(landing(true, true)).toBe(landings[role][0])
  expect(landing(false, false)).toBe(landings[role][0])
})
