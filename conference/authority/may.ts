import { isWithin } from '#conference/sites/ids'
import { holderOf, type NodeId, type SiteId } from '#contract'
import { cueOperations, floorOperations } from '#contract/console'
import { siteCommands } from '#contract/room'
import type { Controlled } from './control.ts'

/** Operations whose own rule says who may give them. */
const decidedByRule = ['control.', 'showing.']
/** What the owner keeps, whoever holds control. */
const ofOwner: readonly string[] = ['session.local-parts']

/**
 * Whether a tier may give a command to a session: the program by who holds control (A1), the floor by owner and
 * holder, and by a tier for its own site (A4).
 */
export function mayGive(from: NodeId, session: Controlled, op: string, site: SiteId | undefined): boolean {
  if (decidedByRule.some((area) => op.startsWith(area))) return true
  if (ofOwner.includes(op)) return from === session.owner
  const holds = from === holderOf(session)
  if (!isOfFloor(op)) return holds
  return holds || from === session.owner || (ofOneSite.has(op) && site !== undefined && isWithin(site, from))
}

/** Who is heard, by all or by one operator (A4). */
const isOfFloor = (op: string) =>
  [floorOperations, cueOperations, siteCommands].some((table) => Object.hasOwn(table, op))

/** Of these commands, those that name one site. */
const ofOneSite: ReadonlySet<string> = new Set([
  'floor.open',
  'floor.close',
  'floor.invite',
  'floor.withdraw',
  'floor.lower',
  ...Object.keys(cueOperations),
  ...Object.keys(siteCommands),
])
