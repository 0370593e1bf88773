import { type BodyOf, Refusal, type ReplyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

export async function callForChair(
  { chairCalls, sites }: ConsoleParts,
  { by }: ConsoleCaller,
  { session, site }: BodyOf<ConsoleOperations, 'chair.call'>,
): Promise<ReplyOf<ConsoleOperations, 'chair.call'>> {
  if (!sites.registry.byId(site)) throw new Refusal('site.unknown', { site })
  return { call: await chairCalls.call(session, site, by) }
}

export async function putCallAside(
  { chairCalls }: ConsoleParts,
  { by }: ConsoleCaller,
  { call }: BodyOf<ConsoleOperations, 'chair.put-aside'>,
): Promise<ReplyOf<ConsoleOperations, 'chair.put-aside'>> {
  await chairCalls.putAside(call, by)
  return {}
}
