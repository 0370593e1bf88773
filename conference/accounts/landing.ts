import type { NodeId } from '#contract'
import type { Account, AccountRole } from '#contract/accounts'
import { mayCall } from './may-call.ts'
import type { Asked } from './rows.ts'
import { type CodeDemand, lacksCode } from './second-factor.ts'

/** One's own account, which everybody who signed in by name has. */
export const OWN_PAGE = '/sign-in/#account'

/** What a node says of those who sign in. */
export interface SignInRules {
  readonly self: NodeId
  readonly demand: CodeDemand
}

/** `asks`: what the page asks first; `of`: about the node as a whole, or about the account's own unit. */
interface Page {
  readonly path: string
  readonly asks: Asked
  readonly of: 'node' | 'unit'
}

const board: Page = { path: '/control-room/', asks: 'hello', of: 'node' }
const chair: Page = { path: '/chair/', asks: 'hello', of: 'node' }
const directory: Page = { path: '/office/', asks: 'directory.list', of: 'node' }
const circuits: Page = { path: '/office/#/circuits', asks: 'circuits.list', of: 'node' }
const accounts: Page = { path: '/office/#/accounts', asks: 'accounts.list', of: 'unit' }

/** Where a role works, best first. */
const pagesOfRole: Record<AccountRole, readonly Page[]> = {
  administrator: [board, accounts],
  operator: [board],
  viewer: [board],
  organiser: [directory],
  inspector: [directory],
  telecom: [circuits],
  chair: [chair],
  // Works at the page of its site, by the site's own link.
  focal: [],
}

/**
 * Where a person goes on who has signed in at `self`: the first page of the role that answers such an account; one's own
 * account where none does, as of a unit below the node (U12), and where a code has to be set up (U13).
 */
export function landingOf(
  account: Pick<Account, 'role' | 'unit' | 'provider' | 'hasPassword' | 'secondFactor'>,
  { self, demand }: SignInRules,
): string {
  if (lacksCode(account, demand)) return OWN_PAGE
  const page = pagesOfRole[account.role].find(
    ({ asks, of }) => mayCall(account, asks, { unit: of === 'node' ? self : account.unit }) === 'may',
  )
  return page?.path ?? OWN_PAGE
}
