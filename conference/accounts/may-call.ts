import { isBelow } from '#conference/sites/ids'
import type { SiteId } from '#contract'
import type { Account, AccountRole } from '#contract/accounts'
import { consoleOperations, type Right, right } from '#contract/console'
import { type Asked, rightsTable } from './rows.ts'

/** Where a target lies from an account's own unit. */
export type Relation = 'own' | 'below' | 'above' | 'other'

export function relationOf(unit: SiteId, target: SiteId): Relation {
  if (target === unit) return 'own'
  if (isBelow(target, unit)) return 'below'
  return isBelow(unit, target) ? 'above' : 'other'
}

/**
 * What an operation is about. `unit` null: nothing of any unit, only the caller's own. `provider`: the telecom that has
 * to see to it, null: none; left out where that does not matter.
 */
export interface Target {
  readonly unit: SiteId | null
  readonly provider?: string | null
}

export type Verdict = 'may' | 'role' | 'unit'

/**
 * Whether an account may call an operation on a target (U1 to U4): its role stands in the table, and the target is its
 * own unit or below. Of incidents a telecom has only its own.
 */
export function mayCall(
  { role, unit, provider }: Pick<Account, 'role' | 'unit' | 'provider'>,
  asked: Asked,
  target: Target,
): Verdict {
  const row = rightsTable[asked]
  const roles: readonly AccountRole[] = row.roles
  if (!roles.includes(role)) return 'role'
  if (row.target === 'self' || target.unit === null) return 'may'
  const relation = relationOf(unit, target.unit)
  if (relation !== 'own' && relation !== 'below') return 'unit'
  if (role !== 'telecom' || target.provider === undefined) return 'may'
  return isSameProvider(provider, target.provider) ? 'may' : 'unit'
}

/** Providers are written by hand: case and outer space say nothing. */
export function isSameProvider(one: string | null, other: string | null): boolean {
  const plain = (text: string) => text.normalize('NFKC').trim().toLocaleLowerCase('vi')
  return one !== null && other !== null && plain(one) === plain(other)
}

/** What a page may offer to a role; what is carried out is decided by the table. */
export function rightsOfAccount(role: AccountRole): readonly Right[] {
  switch (role) {
    case 'administrator':
      return right.options
    case 'operator':
      return ['read', 'display', 'floor', 'sites']
    case 'organiser':
    case 'inspector':
      return ['read', 'sites']
    case 'chair':
      return ['read', 'floor']
    case 'telecom':
    case 'focal':
    case 'viewer':
      return ['read']
  }
}

/** Every right of which a role may use something: who gives out the role has to hold them (U5). */
export function rightsGiven(role: AccountRole): readonly Right[] {
  const used = new Set<Right>(rightsOfAccount(role))
  for (const [op, { right: needed }] of Object.entries(consoleOperations)) {
    const roles: readonly AccountRole[] = rightsTable[op as keyof typeof consoleOperations].roles
    if (roles.includes(role)) used.add(needed)
  }
  return right.options.filter((each) => used.has(each))
}
