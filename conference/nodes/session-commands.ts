import { type KnownSites, requireScene, type SessionKeeper } from '#conference/sessions'
import { isWithin } from '#conference/sites'
import { checked, type NodeId, Refusal, refusalFrom, type SessionState } from '#contract'
import { type ConsoleOperation, consoleOperations } from '#contract/console'
import { uplinkRequests } from '#contract/uplink'
import { type Link, LinkError } from '#foundation/link'
import type { Place } from './place.ts'
import type { Previews } from './previews.ts'

export const sessionCommands = [
  'session.take',
  'session.prepare',
  'floor.open',
  'floor.close',
  'floor.close-all',
] as const
export type SessionCommand = (typeof sessionCommands)[number]

export type CommandSession = (op: SessionCommand, body: unknown, by: string) => Promise<unknown>

/**
 * Whether a tier may give a command to a session of another tier: the microphones of its own sites, nothing else
 * (rule N3).
 */
export function mayCommand(
  from: NodeId,
  session: SessionState,
  op: ConsoleOperation,
  site: string | undefined,
): boolean {
  if (from === session.owner) return true
  return (op === 'floor.open' || op === 'floor.close') && site !== undefined && isWithin(site, from)
}

export interface SessionCommandOptions {
  place: Place
  link: Link
  keeper: SessionKeeper
  previews: Previews
  registry: KnownSites
  labelOf: (node: NodeId) => string
}

/** Brings a command to the one writer of its session: here, or up the tree at its owner. */
export function createSessionCommands({
  place,
  link,
  keeper,
  previews,
  registry,
  labelOf,
}: SessionCommandOptions) {
  /** Changes no session and stands in no record: nobody sees a preview. */
  const prepare = (session: SessionState, body: unknown) => {
    const { scene } = checked(consoleOperations['session.prepare'].body, body, 'session.prepare')
    if (scene !== null) requireScene(session, scene, registry)
    previews.prepare(session.id, scene)
    return {}
  }
  const carry = async (from: NodeId, op: SessionCommand, body: unknown, by: string): Promise<unknown> => {
    const parsed = checked(consoleOperations[op].body, body, op)
    const session = keeper.all().find(({ id }) => id === parsed.session)
    if (!session) throw new Refusal('session.unknown', { session: parsed.session })
    const site = siteOf(parsed)
    if (!mayCommand(from, session, op, site))
      throw new Refusal('session.not-in-control', { owner: labelOf(session.owner) })
    if (session.owner === place.self)
      return op === 'session.prepare' ? prepare(session, parsed) : keeper.command(op, parsed, by)
    if (place.parent === null) throw new Refusal('session.unknown', { session: parsed.session })
    const answer = await link
      .request(place.parent, 'session.command', { op, body: parsed, by })
      .catch((error) => {
        throw asRefusal(error, labelOf(session.owner))
      })
    return uplinkRequests['session.command'].reply.parse(answer).reply
  }

  const closers = place.children.map((child) =>
    link.handle(
      'session.command',
      async ({ body }) => {
        const {
          op,
          body: inner,
          by,
        } = checked(uplinkRequests['session.command'].body, body, 'session.command')
        const command = sessionCommands.find((name) => name === op)
        if (!command) throw new Refusal('message.unknown', { op })
        return { reply: await carry(child, command, inner, by) }
      },
      { from: child },
    ),
  )

  return {
    command: (op: SessionCommand, body: unknown, by: string) => carry(place.self, op, body, by),
    close() {
      for (const close of closers) close()
    },
  }
}

const siteOf = (body: object) => ('site' in body && typeof body.site === 'string' ? body.site : undefined)

/** What another node refused stays the refusal it was; anything else is that node out of reach. */
export function asRefusal(error: unknown, node: string): unknown {
  if (!(error instanceof LinkError)) return error
  const named = error.remote && refusalFrom(error.remote.code, error.remote.details)
  return named ?? new Refusal('node.unreachable', { node })
}
