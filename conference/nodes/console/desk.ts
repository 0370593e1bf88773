import type { z } from 'zod'
import type { Asked } from '#conference/accounts'
import { PROTOCOL_VERSION } from '#contract'
import { type ConsoleOperation, type ConsoleOperations, consoleOperations } from '#contract/console'
import type { ConsoleSessionCommand } from '../session-commands.ts'
import { accountsDesk } from './accounts.ts'
import { bodiesDesk } from './bodies.ts'
import { calendarDesk } from './calendar.ts'
import { callForChair, putCallAside } from './chair.ts'
import { endConsole, issueConsole, listConsoles } from './consoles.ts'
import { requireMay } from './decide.ts'
import { directoryDesk } from './directory.ts'
import { ladderDesk } from './ladder.ts'
import { listLine, sayOnLine } from './line.ts'
import { lineageDesk } from './lineage.ts'
import { listSites } from './list-sites.ts'
import { noticesDesk } from './notices.ts'
import { participationDesk } from './participation.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'
import { qualityDesk } from './quality.ts'
import { readinessDesk } from './readiness.ts'
import { listRecord } from './record.ts'
import { closeRollCall, noteAtRollCall, openRollCall } from './roll-call.ts'
import { deleteScene, moveScene, renameScene, saveScene } from './saved-scenes.ts'
import { scriptDesk } from './script.ts'
import { searchDesk } from './search.ts'
import { closeSession, openSession } from './sessions.ts'
import { issueLink, issueLinks, listSiteLinks, revokeLinks } from './site-links.ts'
import { standingRule } from './standing-rule.ts'
import { targetOf } from './target.ts'
import { issueToken, listTokens, revokeToken } from './tokens.ts'

type Body<Op extends ConsoleOperation> = z.infer<ConsoleOperations[Op]['body']>
type Reply<Op extends ConsoleOperation> = z.infer<ConsoleOperations[Op]['reply']>
type Operation<Op extends ConsoleOperation> = (
  parts: ConsoleParts,
  caller: ConsoleCaller,
  body: Body<Op>,
) => Promise<Reply<Op>> | Reply<Op>

const commandOf =
  <Op extends ConsoleSessionCommand>(op: Op): Operation<Op> =>
  async ({ command }, { by }, body) =>
    consoleOperations[op].reply.parse(await command(op, body, by)) as Reply<Op>

const operations: { [Op in ConsoleOperation]: Operation<Op> } = {
  'node.describe': ({ place, label }, { rights }) => ({
    id: place.self,
    label,
    protocol: PROTOCOL_VERSION,
    parent: place.parent,
    children: [...place.children],
    rights: [...rights],
  }),
  'sessions.list': ({ sessions }) => ({ sessions: sessions() }),
  'session.open': openSession,
  'session.close': closeSession,
  'session.take': commandOf('session.take'),
  'session.prepare': commandOf('session.prepare'),
  'floor.open': commandOf('floor.open'),
  'floor.close': commandOf('floor.close'),
  'floor.close-all': commandOf('floor.close-all'),
  'floor.close-others': commandOf('floor.close-others'),
  'floor.invite': commandOf('floor.invite'),
  'floor.withdraw': commandOf('floor.withdraw'),
  'floor.lower': commandOf('floor.lower'),
  'floor.bound': commandOf('floor.bound'),
  'control.grant': commandOf('control.grant'),
  'control.return': commandOf('control.return'),
  'control.take': commandOf('control.take'),
  'session.local-parts': commandOf('session.local-parts'),
  'showing.rule': commandOf('showing.rule'),
  'showing.standing': standingRule,
  'showing.ask': commandOf('showing.ask'),
  'showing.withdraw': commandOf('showing.withdraw'),
  'showing.answer': commandOf('showing.answer'),
  'content.present': commandOf('content.present'),
  'cue.open': commandOf('cue.open'),
  'cue.countdown': commandOf('cue.countdown'),
  'cue.cancel': commandOf('cue.cancel'),
  'cue.close': commandOf('cue.close'),
  'audience.open': commandOf('audience.open'),
  'audience.take': commandOf('audience.take'),
  'audience.close': commandOf('audience.close'),
  'patrol.create': commandOf('patrol.create'),
  'patrol.change': commandOf('patrol.change'),
  'patrol.remove': commandOf('patrol.remove'),
  'patrol.start': commandOf('patrol.start'),
  'patrol.pause': commandOf('patrol.pause'),
  'patrol.next': commandOf('patrol.next'),
  'patrol.previous': commandOf('patrol.previous'),
  'scenes.list': ({ savedScenes }) => ({ scenes: [...savedScenes.all()] }),
  'scenes.save': saveScene,
  'scenes.rename': renameScene,
  'scenes.move': moveScene,
  'scenes.delete': deleteScene,
  'roll-call.open': openRollCall,
  'roll-call.set': noteAtRollCall,
  'roll-call.close': closeRollCall,
  'roll-call.list': ({ rollCalls }, _caller, { session }) => ({ rollCalls: rollCalls.of(session) }),
  'chair.call': callForChair,
  'chair.put-aside': putCallAside,
  'line.say': sayOnLine,
  'line.list': listLine,
  'record.list': listRecord,
  ...readinessDesk,
  ...ladderDesk,
  ...qualityDesk,
  ...directoryDesk,
  ...bodiesDesk,
  ...lineageDesk,
  ...searchDesk,
  ...calendarDesk,
  ...participationDesk,
  ...noticesDesk,
  ...scriptDesk,
  'sites.list': listSites,
  'sites.list-links': listSiteLinks,
  'sites.issue-link': issueLink,
  'sites.issue-links': issueLinks,
  'sites.revoke-links': revokeLinks,
  'links.describe': ({ links }) => ({ links: links() }),
  'consoles.issue': issueConsole,
  'consoles.list': listConsoles,
  'consoles.end': endConsole,
  ...accountsDesk,
  'tokens.issue': issueToken,
  'tokens.list': listTokens,
  'tokens.revoke': revokeToken,
}

/** Serves consoles and scripts: one table for the WebSocket and for HTTP. */
export interface ConsoleDesk {
  /** Whether the caller may: throws what `requireMay` refuses. */
  check(caller: ConsoleCaller, asked: Asked, body: unknown): void
  /** `body` has passed the operation's schema. Rejects with what `requireMay` refuses. */
  request(caller: ConsoleCaller, op: ConsoleOperation, body: unknown): Promise<unknown>
}

export function createConsoleDesk(parts: ConsoleParts): ConsoleDesk {
  const check: ConsoleDesk['check'] = (caller, asked, body) => {
    const { account } = caller
    requireMay(caller, asked, () => (account ? targetOf(parts, account, asked, body) : { unit: null }))
  }
  return {
    check,
    async request(caller, op, body) {
      check(caller, op, body)
      const run = operations[op] as (parts: ConsoleParts, caller: ConsoleCaller, body: unknown) => unknown
      return run(parts, caller, body)
    },
  }
}
