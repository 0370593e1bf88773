import type { z } from 'zod'
import { lacksRight } from '#conference/accounts'
import { requirePart } from '#conference/authority'
import type { Registry } from '#conference/sites'
import { type NodeId, Refusal, type SessionState, type SiteId } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Body<Op extends keyof ConsoleOperations> = z.infer<ConsoleOperations[Op]['body']>
type Reply<Op extends keyof ConsoleOperations> = Promise<z.infer<ConsoleOperations[Op]['reply']>>

type Opening = Pick<ConsoleParts, 'place' | 'label' | 'sessions' | 'uplink' | 'now'> & {
  sites: { registry: Pick<Registry, 'byId' | 'labelOf'> }
  keeper: Pick<ConsoleParts['keeper'], 'open' | 'close'>
  calendar: Pick<ConsoleParts['calendar'], 'opening' | 'opened'>
  ladders: Pick<ConsoleParts['ladders'], 'requireAhead' | 'set'>
}

/**
 * With a start time, which takes the right to `sites` too, the session has its ladder at once; a time that is over is
 * refused before anything is opened. One that is planned has its plan's, as long as that is ahead (N98).
 */
export async function openSession(
  parts: Opening,
  { by, rights }: Pick<ConsoleCaller, 'by' | 'rights'>,
  { title, chair, partOf, startsAt, plan }: Body<'session.open'>,
): Reply<'session.open'> {
  const { keeper, sites, label, ladders } = parts
  if (startsAt !== undefined) {
    if (!rights.includes('sites')) throw lacksRight('sites')
    ladders.requireAhead(startsAt)
  }
  if (chair !== null && !sites.registry.byId(chair)) throw new Refusal('site.unknown', { site: chair })
  if (plan !== undefined) return openPlanned(plan, { title, chair }, parts, by)
  const whole = partOf === undefined ? undefined : wholeOf(partOf, parts)
  const named = title ?? `${whole?.title} – phần của ${label}`.slice(0, longestTitle)
  const part = whole && { part: { whole: whole.id, scene: whole.program.scene } }
  return openWhole({ title: named, chair, by, ...part }, keeper, async (session) => {
    if (startsAt !== undefined) await ladders.set({ session, startsAt }, by)
  })
}

/** A session with all that belongs to it: one that did not get it is ended again, and nothing is left half open. */
async function openWhole(
  asked: Parameters<Opening['keeper']['open']>[0],
  keeper: Opening['keeper'],
  add: (session: string) => Promise<void>,
): Reply<'session.open'> {
  const { id } = await keeper.open(asked)
  try {
    await add(id)
  } catch (error) {
    // Why it was not opened whole is what the caller is told; one that can't be ended now either stays in the list.
    await keeper.close(id, asked.by).catch(() => {})
    throw error
  }
  return { session: id }
}

const longestTitle = 300

/** A session with its plan's ladder and its plan, which belong to each other from now on. One plan opens one session. */
async function openPlanned(
  plan: string,
  given: { title: string | undefined; chair: SiteId | null },
  { keeper, ladders, calendar, now }: Opening,
  by: string,
): Reply<'session.open'> {
  const { title, chair, startsAt } = calendar.opening(plan)
  const named = { title: given.title ?? title, chair: given.chair ?? chair.site }
  return openWhole({ ...named, by }, keeper, async (session) => {
    if (startsAt > now()) await ladders.set({ session, startsAt }, by)
    await calendar.opened(plan, session, by)
  })
}

/** The session of which this tier is to have a part; throws what `requirePart` refuses. */
function wholeOf(id: string, { place, sessions, sites, uplink }: Opening): SessionState {
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
