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
    const account = { role, unit, provider }
    const page = landingOf(account, 'VN-25')
    expect(page, unit).toBe(landings[role][at])
    for (const op of asked[page] ?? ['not asked about' as never]) {
      const about = op === 'accounts.list' ? unit : 'VN-25'
      expect(mayCall(account, op, { unit: about }), `${page} ${op}`).toBe('may')
    }
  }
  // A unit above counts at the node below it.
  expect(landingOf({ role, unit: 'VN', provider }, 'VN-25')).toBe(landings[role][0])
})
