import type { Account } from '#contract/accounts'

/** Of whom the node demands a code from the phone. */
export type CodeDemand = 'nobody' | 'administrators'

/**
 * Whether somebody has to set up a code before anything else (U13). Who has no password comes by the identity provider
 * alone, whose business the second factor then is.
 */
export const lacksCode = (
  { role, hasPassword, secondFactor }: Pick<Account, 'role' | 'hasPassword' | 'secondFactor'>,
  demand: CodeDemand,
): boolean => demand === 'administrators' && role === 'administrator' && hasPassword && !secondFactor
