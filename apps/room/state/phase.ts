import type { ConnectionState, Outage } from '#browser/live-state'
import type { ErrorBody } from '#contract'

/** Which screen the page shows. */
export type Phase =
  | { kind: 'reaching' }
  | { kind: 'unreachable'; until: number; attempt: number; reason: Outage }
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
      if (connection.kind === 'waiting' && connection.attempt > 1) {
        const { until, attempt, reason } = connection
        return { kind: 'unreachable', until, attempt, reason }
      }
      return { kind: 'reaching' }
  }
}
