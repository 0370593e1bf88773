import type { z } from 'zod'
import { lacksRight } from '#conference/accounts'
import type { ConsoleOperations } from '#contract/console'
import { issuing } from './issuing.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Body<Op extends keyof ConsoleOperations> = z.infer<ConsoleOperations[Op]['body']>
type Reply<Op extends keyof ConsoleOperations> = Promise<z.infer<ConsoleOperations[Op]['reply']>>

/** Nobody gives out a right that they don't hold; an account's token ends with its power to issue it (V10). */
export async function issueToken(
  parts: ConsoleParts,
  caller: ConsoleCaller,
  body: Body<'tokens.issue'>,
): Reply<'tokens.issue'> {
  const missing = body.rights.find((right) => !caller.rights.includes(right))
  if (missing) throw lacksRight(missing)
  const { tokenId, token } = await issuing(parts, caller, 'tokens.issue', (issuedBy) =>
    parts.sites.issueAccessToken({ ...body, issuedBy }),
  )
  return { id: tokenId, token }
}

export async function listTokens({ sites }: ConsoleParts): Reply<'tokens.list'> {
  const tokens = await sites.listAccessTokens()
  return {
    tokens: tokens.map(({ tokenId, name, rights, expiresAt }) => ({
      id: tokenId,
      name,
      rights: [...rights],
      expiresAt,
    })),
  }
}

export async function revokeToken(
  { sites }: ConsoleParts,
  _caller: ConsoleCaller,
  { id }: Body<'tokens.revoke'>,
): Reply<'tokens.revoke'> {
  await sites.revokeAccessToken(id)
  return {}
}
