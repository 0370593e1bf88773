import { isWithin } from '#conference/sites/ids'
import type { Account } from '#contract/accounts'

type Standing = Pick<Account, 'id' | 'role' | 'unit' | 'disabled' | 'hasPassword' | 'identity'>

/** By what persons come in at a node beside their passwords. */
export interface WaysIn {
  /** There is an identity provider: without one an identity opens nothing. */
  readonly provider: boolean
}

/** Whether a person with this account can sign in and manage the accounts of the unit. */
const manages = (
  { role, unit, disabled, hasPassword, identity }: Standing,
  of: Standing['unit'],
  { provider }: WaysIn,
): boolean =>
  role === 'administrator' &&
  !disabled &&
  (hasPassword || (provider && Boolean(identity))) &&
  isWithin(of, unit)

/**
 * Whether a unit loses its last administrator when `before` becomes `after`: nobody else who can sign in manages its
 * accounts, at it or above (U10).
 */
export function losesLastAdministrator(
  before: Standing,
  after: Standing,
  all: readonly Standing[],
  ways: WaysIn,
): boolean {
  const { id, unit } = before
  if (!manages(before, unit, ways) || manages(after, unit, ways)) return false
  return !all.some((each) => each.id !== id && manages(each, unit, ways))
}
