import type { z } from 'zod'
import { Refusal } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Body<Op extends keyof ConsoleOperations> = z.infer<ConsoleOperations[Op]['body']>
type Reply<Op extends keyof ConsoleOperations> = Promise<z.infer<ConsoleOperations[Op]['reply']>>

export async function openSession(
  { keeper, sites }: ConsoleParts,
  { by }: ConsoleCaller,
  { title, chair }: Body<'session.open'>,
): Reply<'session.open'> {
  if (chair !== null && !sites.registry.byId(chair)) throw new Refusal('site.unknown', { site: chair })
  const { id } = await keeper.open({ title, chair, by })
  return { session: id }
}

export async function closeSession(
  { keeper }: ConsoleParts,
  { by }: ConsoleCaller,
  { session }: Body<'session.close'>,
): Reply<'session.close'> {
  await keeper.close(session, by)
  return {}
}
