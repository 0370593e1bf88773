import { type Asked, rightsOfAccount } from '#conference/accounts'
import { Refusal } from '#contract'
import { requireMay } from './decide.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

/**
 * Gives out what outlives the request, while no account changes: who was disabled or lost the role meanwhile gives out
 * nothing, and what was given before that ends with it (V10). Rejects with what `requireMay` refuses, and `auth.required`.
 */
export const issuing = <T>(
  {
    accounts,
    place,
  }: Pick<ConsoleParts, 'place'> & { accounts: Pick<ConsoleParts['accounts'], 'byId' | 'between'> },
  caller: Pick<ConsoleCaller, 'rights' | 'account'>,
  asked: Asked,
  issue: (issuedBy: string | null) => Promise<T>,
): Promise<T> =>
  accounts.between(async () => {
    if (!caller.account) return issue(null)
    const now = accounts.byId(caller.account.id)
    if (!now || now.disabled) throw new Refusal('auth.required')
    requireMay({ rights: rightsOfAccount(now.role), account: now }, asked, () => ({ unit: place.self }))
    return issue(now.id)
  })
