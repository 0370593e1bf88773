import type { ConnectionState, Outage } from '#browser/live-state'
import type { ErrorBody } from '#contract'

/** Which screen the page shows. */
export type Phase =
  | { kind: 'reaching' }
  | { kind: 'unreachable'; attempt: number; reason: Outage }
  | { kind: 'refused'; error: ErrorBody }
  | { kind: 'welcome' }
  | { kind: 'room' }

/**
 * Once the node has greeted the page, an interruption changes no screen: the meeting goes on and the desk says
 * what is wrong. Only a refusal takes the screen away.
 */
export function phaseOf(connection: ConnectionState<unknown>, greeted: boolean, joined: boolean): Phase {
  switch (connection.kind) {
    case 'refused':
      return { kind: 'refused', error: connection.error }
    case 'open':
      return { kind: joined ? 'room' : 'welcome' }
    case 'closed':
      return { kind: 'reaching' }
    case 'connecting':
    case 'waiting':
      if (greeted) return { kind: joined ? 'room' : 'welcome' }
      if (connection.attempt < 2) return { kind: 'reaching' }
      // Also while it tries again: advice that goes and comes back every few seconds can not be read.
      return {
        kind: 'unreachable',
        attempt: connection.attempt,
        reason: connection.kind === 'waiting' ? connection.reason : { kind: 'unreachable' },
      }
  }
}
