import { type BodyOf, Refusal, type ReplyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

export async function sayOnLine(
  { line, sessions, sites }: ConsoleParts,
  { by }: ConsoleCaller,
  said: BodyOf<ConsoleOperations, 'line.say'>,
): Promise<ReplyOf<ConsoleOperations, 'line.say'>> {
  const { session, to } = said
  if (!sessions().some(({ id }) => id === session)) throw new Refusal('session.unknown', { session })
  if (to !== null && !sites.registry.byId(to)) throw new Refusal('site.unknown', { site: to })
  return { id: await line.say(said, by) }
}

export const listLine = (
  { line }: ConsoleParts,
  _caller: ConsoleCaller,
  { session }: BodyOf<ConsoleOperations, 'line.list'>,
): ReplyOf<ConsoleOperations, 'line.list'> => ({
  messages: line.all().filter((message) => message.session === session),
})
