import { LinkError } from './errors.ts'
import type { OwnedLink, PeerId } from './link.ts'
import { checkPeer } from './names.ts'
import type { HeartbeatTiming } from './watching.ts'
import type { Frame, Wire, WireReceiver } from './wire.ts'
import { createWireLink, type LinkOptions } from './wire-link.ts'

export interface HubOptions extends Pick<LinkOptions, 'clock' | 'maximumBytes' | 'onProblem'> {
  /**
   * With it, cuts and drops are silent, as on a real network, and found by heartbeat. Without it (the default)
   * presence follows them at once and no timer runs.
   */
  heartbeat?: HeartbeatTiming
}

/** Joins peers that live in one process. Messages are copied as JSON and arrive asynchronously, in order. */
export interface InProcessHub {
  /** Throws `LinkError` `misuse` if the peer is there already. */
  join(peer: PeerId, options: Pick<LinkOptions, 'version' | 'epoch' | 'maximumBytes'>): OwnedLink
  /** Nothing passes between the two, either way, until `heal`. */
  cut(a: PeerId, b: PeerId): void
  heal(a: PeerId, b: PeerId): void
  /** As if the peer's process were killed: it says nothing more, hears nothing more, and may join anew. */
  drop(peer: PeerId): void
  /** Puts a frame on the hub as if `from` had sent it, for tests of what a broken peer may send. */
  inject(from: PeerId, to: PeerId, frame: Frame): void
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>
}

interface Port {
  receiver: WireReceiver | undefined
}

export function createInProcessHub(options: HubOptions = {}): InProcessHub {
  const { heartbeat } = options
  const ports = new Map<PeerId, Port>()
  const cuts = new Set<string>()
  let onTheWay = 0

  const pair = (a: PeerId, b: PeerId) => [a, b].sort().join(' ')
  const joined = (a: PeerId, b: PeerId) => ports.has(b) && !cuts.has(pair(a, b))
  const others = (peer: PeerId) =>
    [...ports].filter(([other]) => other !== peer && !cuts.has(pair(peer, other)))

  const post = (from: PeerId, to: PeerId, frame: Frame) => {
    const port = ports.get(to)
    onTheWay++
    queueMicrotask(() => {
      onTheWay--
      if (port && ports.get(to) === port && joined(from, to)) port.receiver?.onFrame(from, { ...frame })
    })
  }
  const leave = (peer: PeerId, port: Port) => {
    if (ports.get(peer) !== port) return
    ports.delete(peer)
    port.receiver = undefined
    if (!heartbeat) for (const [, other] of others(peer)) other.receiver?.onLost(peer)
  }

  const createWire = (self: PeerId, port: Port): Wire => ({
    self,
    start(receiver) {
      port.receiver = receiver
      if (!heartbeat) for (const [, other] of others(self)) other.receiver?.onOpened(self)
    },
    send(to, frame) {
      if (ports.get(self) !== port) return false
      if (!heartbeat && !joined(self, to)) return false
      post(self, to, frame)
      return true
    },
    async close() {
      // The farewells are on their way before the port goes.
      await Promise.resolve()
      leave(self, port)
    },
  })

  return {
    join(peer, joinOptions) {
      checkPeer(peer)
      if (ports.has(peer)) throw LinkError.misuse(`${peer} is on this hub already`)
      const port: Port = { receiver: undefined }
      ports.set(peer, port)
      return createWireLink(createWire(peer, port), { ...options, ...joinOptions })
    },
    cut(a, b) {
      cuts.add(pair(a, b))
      if (heartbeat) return
      ports.get(a)?.receiver?.onLost(b)
      ports.get(b)?.receiver?.onLost(a)
    },
    heal(a, b) {
      if (!cuts.delete(pair(a, b)) || heartbeat) return
      ports.get(a)?.receiver?.onOpened(b)
      ports.get(b)?.receiver?.onOpened(a)
    },
    drop(peer) {
      const port = ports.get(peer)
      if (port) leave(peer, port)
    },
    inject: post,
    async settled() {
      do await new Promise((resolve) => setImmediate(resolve))
      while (onTheWay > 0)
    },
  }
}
