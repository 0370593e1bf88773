import type { ErrorBody } from '#contract'

/** Why the connection is away. */
export type Outage =
  | { kind: 'unreachable' }
  | { kind: 'closed'; code: number }
  | { kind: 'silent' }
  | { kind: 'error'; error: ErrorBody }

/**
 * Where a connection stands. `waiting`: tries again at `until` (Unix milliseconds). `refused`: the node said no
 * in a way that trying again does not change; a person has to act.
 */
export type ConnectionState<Greeting> =
  | { kind: 'connecting'; attempt: number }
  | { kind: 'open'; greeting: Greeting; since: number }
  | { kind: 'waiting'; until: number; attempt: number; reason: Outage }
  | { kind: 'refused'; error: ErrorBody }
  | { kind: 'closed' }
