import { isBelow } from '#conference/sites/ids'
import type { NodeId, SessionState, ShowingRule } from '#contract'
import type { Log } from '#foundation/log'

/** Gives every session that arrives from above this tier's standing rule, once (rule A5). */
export interface StandingShowing {
  sessionsChanged(): void
}

export interface StandingShowingOptions {
  node: NodeId
  sessions: () => readonly SessionState[]
  rule: () => ShowingRule
  /** Tells the owner of the session. */
  tell: (session: string, rule: ShowingRule) => Promise<unknown>
  log: Log
}

export function createStandingShowing({
  node,
  sessions,
  rule,
  tell,
  log,
}: StandingShowingOptions): StandingShowing {
  const told = new Set<string>()
  return {
    sessionsChanged() {
      const standing = rule()
      // What is not said is free already.
      if (standing === 'automatic') return
      for (const { id, owner, showing } of sessions()) {
        if (!isBelow(node, owner) || showing.rules[node] !== undefined || told.has(id)) continue
        told.add(id)
        tell(id, standing).catch((error: unknown) => {
          told.delete(id)
          log.warn('standing rule not told', { session: id, error })
        })
      }
    },
  }
}
