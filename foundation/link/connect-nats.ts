import { systemClock } from '#foundation/time'
import type { OwnedLink } from './link.ts'
import { checkPeer } from './names.ts'
import { createNatsWire, type NatsWireOptions } from './nats-wire.ts'
import type { HeartbeatTiming } from './watching.ts'
import { createWireLink, type LinkOptions } from './wire-link.ts'

export type NatsLinkOptions = NatsWireOptions & LinkOptions & { heartbeat?: HeartbeatTiming }

/** A ping a second; down after three seconds of silence. */
export const natsHeartbeat: HeartbeatTiming = { everyMs: 1000, silenceMs: 3000 }

/**
 * A link over NATS. It is there at once and dials for as long as it lives, so that a tier starts without its server;
 * until then every peer is `down`. What goes wrong is told to `onProblem`.
 */
export function connectNats(options: NatsLinkOptions): OwnedLink {
  checkPeer(options.self)
  const { clock = systemClock, heartbeat = natsHeartbeat } = options
  return createWireLink(createNatsWire(options, clock), { ...options, clock, heartbeat })
}
