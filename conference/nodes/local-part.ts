import { type EndingPart, partsToEnd } from '#conference/authority'
import type { NodeId, SessionState } from '#contract'
import type { Clock, Timer } from '#foundation/time'

/** Ends the parts that this tier runs once their reason is gone (rule A13). */
export interface LocalParts {
  /** Sessions or the line to the tier above may have changed. */
  changed(): void
  /** Idempotent. */
  close(): void
}

export interface LocalPartsOptions {
  node: NodeId
  sessions: () => readonly SessionState[]
  /** Whether the line to the tier above is up. */
  uplink: () => boolean
  end: (ending: EndingPart<SessionState>) => Promise<unknown>
  clock: Clock
}

/**
 * How long after a change it is decided, milliseconds: when a line returns, what the owner of the session says now
 * comes a moment later.
 */
const settleMs = 1000

export function createLocalParts({ node, sessions, uplink, end, clock }: LocalPartsOptions): LocalParts {
  let due: Timer | undefined
  let closed = false

  const over = () => partsToEnd(node, sessions(), uplink())
  const decide = () => {
    due = undefined
    // What can't be stored now is tried again with the next look.
    for (const ending of over()) void end(ending).catch(changed)
  }
  const changed = () => {
    if (!closed && over().length > 0) due ??= clock.setTimeout(decide, settleMs)
  }
  changed()

  return {
    changed,
    close() {
      closed = true
      clock.clearTimeout(due)
    },
  }
}
