import { type Asked, mayCall, type Target } from '#conference/accounts'
import { Refusal } from '#contract'
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
    if (!rights.includes(right)) throw new Refusal('auth.not-allowed', { right })
    return
  }
  const verdict = mayCall(account, asked, target())
  if (verdict === 'role') throw new Refusal('auth.not-your-role', { op: asked })
  if (verdict === 'unit') throw new Refusal('auth.not-your-unit', { op: asked })
}

/** What a link or a token needs. */
function rightFor(asked: Asked): Right {
  if (isOperation(asked)) return consoleOperations[asked].right
  return asked === 'view.publish' || asked === 'view.unpublish' ? 'display' : 'read'
}

const isOperation = (asked: Asked): asked is Asked & keyof typeof consoleOperations =>
  Object.hasOwn(consoleOperations, asked)
