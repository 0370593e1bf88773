import type { z } from 'zod'
import { requirePart } from '#conference/authority'
import { type NodeId, Refusal, type SessionState } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Body<Op extends keyof ConsoleOperations> = z.infer<ConsoleOperations[Op]['body']>
type Reply<Op extends keyof ConsoleOperations> = Promise<z.infer<ConsoleOperations[Op]['reply']>>

export async function openSession(
  parts: ConsoleParts,
  { by }: ConsoleCaller,
  { title, chair, partOf }: Body<'session.open'>,
): Reply<'session.open'> {
  const { keeper, sites, label } = parts
  if (chair !== null && !sites.registry.byId(chair)) throw new Refusal('site.unknown', { site: chair })
  const whole = partOf === undefined ? undefined : wholeOf(partOf, parts)
  const named = title ?? `${whole?.title} – phần của ${label}`.slice(0, longestTitle)
  const part = whole && { part: { whole: whole.id, scene: whole.program.scene } }
  const { id } = await keeper.open({ title: named, chair, by, ...part })
  return { session: id }
}

const longestTitle = 300

/** The session of which this tier is to have a part; throws what `requirePart` refuses. */
function wholeOf(id: string, { place, sessions, sites, uplink }: ConsoleParts): SessionState {
  const all = sessions()
  const labelOf = (node: NodeId) => sites.registry.labelOf(node)
  requirePart(id, { node: place.self, sessions: all, uplink: uplink(), labelOf })
  const whole = all.find((session) => session.id === id)
  if (!whole) throw new Refusal('session.unknown', { session: id })
  return whole
}

export async function closeSession(
  { keeper }: ConsoleParts,
  { by }: ConsoleCaller,
  { session }: Body<'session.close'>,
): Reply<'session.close'> {
  await keeper.close(session, by)
  return {}
}
