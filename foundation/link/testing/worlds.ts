import { systemClock } from '#foundation/time'
import { natsHeartbeat } from '../connect-nats.ts'
import { createInProcessHub } from '../in-process.ts'
import type { LinkProblem, OwnedLink, PeerId } from '../link.ts'
import { createNatsWire } from '../nats-wire.ts'
import type { Frame, Wire } from '../wire.ts'
import { createWireLink } from '../wire-link.ts'
import { type NatsTiers, startNatsTiers } from './nats-tiers.ts'

/** What the contract's tests need of an implementation. The peers are `VN`, `VN-25` and `VN-01`. */
export interface World {
  join(peer: PeerId, options?: { version?: string; maximumBytes?: number }): OwnedLink
  /** The peer's process dies without a word. */
  kill(peer: PeerId): Promise<void>
  /** Between `VN` and this province. */
  cut(province: PeerId): void
  heal(province: PeerId): void
  /** Sends a frame as `from`, who has joined. */
  inject(from: PeerId, to: PeerId, frame: Frame): void
  problems: LinkProblem[]
  /** Everyone leaves and every cable is whole again: ready for the next test. */
  reset(): Promise<void>
  close(): Promise<void>
}

export async function openInProcessWorld(): Promise<World> {
  const problems: LinkProblem[] = []
  const onProblem = (problem: LinkProblem) => problems.push(problem)
  let hub = createInProcessHub({ onProblem })
  let links: OwnedLink[] = []
  const world: World = {
    problems,
    join(peer, { version = '1', maximumBytes } = {}) {
      const link = hub.join(peer, maximumBytes ? { version, maximumBytes } : { version })
      links.push(link)
      return link
    },
    async kill(peer) {
      hub.drop(peer)
    },
    cut: (province) => hub.cut('VN', province),
    heal: (province) => hub.heal('VN', province),
    inject: (from, to, frame) => hub.inject(from, to, frame),
    async reset() {
      await world.close()
      problems.length = 0
      hub = createInProcessHub({ onProblem })
    },
    async close() {
      await Promise.all(links.map((link) => link.close()))
      links = []
    },
  }
  return world
}

/** A second's silence instead of three, so that the contract is soon tested; the true one has its own test. */
const hurried = { everyMs: natsHeartbeat.everyMs / 5, silenceMs: natsHeartbeat.silenceMs / 3 }

export async function openNatsWorld(): Promise<World> {
  const tiers = await startNatsTiers(['VN-25', 'VN-01'])
  const problems: LinkProblem[] = []
  let joined: { peer: PeerId; link: OwnedLink; wire: Wire }[] = []
  const wireOf = (peer: PeerId) => joined.findLast((each) => each.peer === peer)?.wire
  const leave = async () => {
    await Promise.all(joined.map(({ link }) => link.close()))
    joined = []
  }
  return {
    problems,
    join(peer, { version = '1', maximumBytes } = {}) {
      const wire = createNatsWire({ ...loginOf(tiers, peer), self: peer }, systemClock)
      const link = createWireLink(wire, {
        version,
        heartbeat: hurried,
        onProblem: (problem) => problems.push(problem),
        ...(maximumBytes ? { maximumBytes } : {}),
      })
      joined.push({ peer, link, wire })
      return link
    },
    async kill(peer) {
      await wireOf(peer)?.close()
    },
    cut: (province) => tiers.provinces.get(province)?.uplink.cut(),
    heal: (province) => tiers.provinces.get(province)?.uplink.heal(),
    inject: (from, to, frame) => wireOf(from)?.send(to, frame),
    async reset() {
      for (const { uplink } of tiers.provinces.values()) uplink.heal()
      await leave()
      problems.length = 0
    },
    async close() {
      await leave()
      await tiers.close()
    },
  }
}

function loginOf(tiers: NatsTiers, peer: PeerId) {
  const tier = peer === 'VN' ? tiers.centre : tiers.provinces.get(peer)
  if (!tier) throw new Error(`${peer} has no server`)
  return tier.control
}
