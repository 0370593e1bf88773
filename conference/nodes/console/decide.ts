import { type Asked, lacksRight, mayCall, notForRole, notOfUnit, type Target } from '#conference/accounts'
import { consoleOperations, type Right } from '#contract/console'
import type { ConsoleCaller } from './parts.ts'

/**
 * The one place where it is decided whether somebody may call an operation (N110): an account by the rights table, a
 * sign-in link or an access token by the rights that it was issued with. `target` is looked for only where it counts.
 * Throws Refusal `auth.not-allowed`, `auth.not-your-role`, `auth.not-your-unit`.
 */
export function requireMay(
  { rights, account }: Pick<ConsoleCaller, 'rights' | 'account'>,
  asked: Asked,
  target: () => Target,
): void {
  if (!account) {
    const right = rightFor(asked)
    if (!rights.includes(right)) throw lacksRight(right)
    return
  }
  const verdict = mayCall(account, asked, target())
  if (verdict === 'role') throw notForRole(asked)
  if (verdict === 'unit') throw notOfUnit(asked)
}

/** What a link or a token needs. */
function rightFor(asked: Asked): Right {
  if (isOperation(asked)) return consoleOperations[asked].right
  return asked === 'view.publish' || asked === 'view.unpublish' ? 'display' : 'read'
}

const isOperation = (asked: Asked): asked is Asked & keyof typeof consoleOperations =>
  Object.hasOwn(consoleOperations, asked)
