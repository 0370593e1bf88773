import { mayGive, requireFence } from '#conference/authority'
import { type KnownSites, requireScene, type SessionKeeper, sitesLentTo } from '#conference/sessions'
import {
  checked,
  holderOf,
  type NodeId,
  type OperationTable,
  Refusal,
  refusalFrom,
  type SessionState,
} from '#contract'
import {
  audienceOperations,
  consoleOperations,
  contentOperations,
  controlOperations,
  cueOperations,
  floorOperations,
  patrolOperations,
  showingOperations,
} from '#contract/console'
import { type SiteCommand, siteCommands } from '#contract/room'
import { type ScriptSteps, scriptSteps } from '#contract/script'
import { uplinkRequests } from '#contract/uplink'
import { type Link, LinkError } from '#foundation/link'
import type { Patrols } from './patrols/patrols.ts'
import type { Place } from './place.ts'
import type { Previews } from './previews.ts'

/** The standing rule concerns no session. */
const { 'showing.standing': _, ...requestOperations } = showingOperations

/** What reaches a session: operations of its consoles, steps of a script, and what its sites ask. */
const bodies = {
  'session.take': consoleOperations['session.take'].body,
  'session.prepare': consoleOperations['session.prepare'].body,
  ...bodiesOf(floorOperations),
  ...bodiesOf(controlOperations),
  ...bodiesOf(requestOperations),
  ...bodiesOf(patrolOperations),
  ...bodiesOf(audienceOperations),
  ...bodiesOf(contentOperations),
  ...bodiesOf(cueOperations),
  ...bodiesOf(siteCommands),
  ...bodiesOf(scriptSteps),
}
export type SessionCommand = keyof typeof bodies
export type ConsoleSessionCommand = Exclude<SessionCommand, SiteCommand | keyof ScriptSteps>

function bodiesOf<T extends OperationTable>(table: T): { [Op in keyof T]: T[Op]['body'] } {
  return Object.fromEntries(Object.entries(table).map(([op, { body }]) => [op, body])) as {
    [Op in keyof T]: T[Op]['body']
  }
}

export type CommandSession = (op: SessionCommand, body: unknown, by: string) => Promise<unknown>

/** Whether a tier may give a command to a session: by who controls it, and whose site it concerns (rule N3). */
export const mayCommand = (
  from: NodeId,
  session: SessionState,
  op: string,
  site: string | undefined,
): boolean => mayGive(from, session, op, site)

export interface SessionCommandOptions {
  place: Place
  link: Link
  keeper: SessionKeeper
  previews: Previews
  patrols: Pick<Patrols, 'move'>
  registry: KnownSites
  labelOf: (node: NodeId) => string
}

/** Brings a command to the one writer of its session: here, or up the tree at its owner. */
export function createSessionCommands({
  place,
  link,
  keeper,
  previews,
  patrols,
  registry,
  labelOf,
}: SessionCommandOptions) {
  const known: KnownSites = {
    byId: (site) => registry.byId(site),
    lentTo: (part) => sitesLentTo(part, keeper.all()),
  }
  /** Only a tier that is there can control anything. */
  const requireTier = (to: NodeId) => {
    if (!place.children.includes(to)) throw new Refusal('node.unreachable', { node: labelOf(to) })
  }
  /** Changes no session and stands in no record: nobody sees a preview. */
  const prepare = (session: SessionState, body: unknown) => {
    const { scene } = checked(consoleOperations['session.prepare'].body, body, 'session.prepare')
    if (scene !== null) requireScene(session, scene, known)
    previews.prepare(session.id, scene)
    return {}
  }
  const turn = async (
    { id }: SessionState,
    op: 'patrol.next' | 'patrol.previous',
    body: unknown,
    given: { by: string; tier: NodeId },
  ) => {
    const { patrol } = checked(patrolOperations[op].body, body, op)
    await patrols.move(id, patrol, op === 'patrol.next' ? 'next' : 'previous', given)
    return {}
  }
  const carry = async (from: NodeId, op: SessionCommand, body: unknown, by: string): Promise<unknown> => {
    const parsed = checked(bodies[op], body, op)
    const session = keeper.all().find(({ id }) => id === parsed.session)
    if (!session) throw new Refusal('session.unknown', { session: parsed.session })
    // By its number first: who held control a moment ago is told that it has changed hands, not that it never had it.
    requireFence(session, 'fence' in parsed ? parsed.fence : undefined, labelOf)
    if (!mayCommand(from, session, op, siteOf(parsed)))
      throw new Refusal('session.not-in-control', { owner: labelOf(holderOf(session)) })
    if (session.owner === place.self) {
      if ('to' in parsed) requireTier(parsed.to)
      switch (op) {
        case 'session.prepare':
          return prepare(session, parsed)
        case 'patrol.next':
        case 'patrol.previous':
          return turn(session, op, parsed, { by, tier: from })
        default:
          return keeper.command(op, parsed, by, from)
      }
    }
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
        const command = commandNamed(op)
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

const commandNamed = (op: string): SessionCommand | undefined =>
  (Object.keys(bodies) as SessionCommand[]).find((name) => name === op)

const siteOf = (body: object) => ('site' in body && typeof body.site === 'string' ? body.site : undefined)

/** What another node refused stays the refusal it was; anything else is that node out of reach. */
export function asRefusal(error: unknown, node: string): unknown {
  if (!(error instanceof LinkError)) return error
  const named = error.remote && refusalFrom(error.remote.code, error.remote.details)
  return named ?? new Refusal('node.unreachable', { node })
}
