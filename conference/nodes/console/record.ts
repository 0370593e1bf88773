import type { z } from 'zod'
import { mayCall } from '#conference/accounts'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type List = ConsoleOperations['record.list']

/** What is recorded of accounts has sign-in names: only who may manage the accounts of this node reads it (N113). */
export async function listRecord(
  { keeper, place }: ConsoleParts,
  caller: ConsoleCaller,
  { after, limit }: z.infer<List['body']>,
): Promise<z.infer<List['reply']>> {
  const part = managesAccounts(caller, place.self) ? 'whole' : 'without-accounts'
  return keeper.recordAfter(after, limit, part)
}

const managesAccounts = ({ account, rights }: ConsoleCaller, unit: string): boolean =>
  account ? mayCall(account, 'accounts.list', { unit }) === 'may' : rights.includes('tokens')
