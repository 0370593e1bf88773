import { isWithin } from '#conference/sites/ids'
import type { NodeId, SiteId } from '#contract'
import type { ConsoleOperation } from '#contract/console'
import { type Controlled, holderOf } from './control.ts'

/** Operations whose own rule says who may give them. */
const decidedByRule = ['control.', 'showing.']
/** What the owner keeps, whoever holds control. */
const ofOwner: readonly string[] = ['session.local-parts']

/**
 * Whether a tier may give a command to a session: the program by who holds control (A1), the floor by owner and
 * holder, and by a tier for its own site (A4).
 */
export function mayGive(
  from: NodeId,
  session: Controlled,
  op: ConsoleOperation,
  site: SiteId | undefined,
): boolean {
  if (decidedByRule.some((area) => op.startsWith(area))) return true
  if (ofOwner.includes(op)) return from === session.owner
  const holds = from === holderOf(session)
  if (!op.startsWith('floor.')) return holds
  return holds || from === session.owner || (isOfOneSite(op) && site !== undefined && isWithin(site, from))
}

const isOfOneSite = (op: ConsoleOperation) => op === 'floor.open' || op === 'floor.close'
