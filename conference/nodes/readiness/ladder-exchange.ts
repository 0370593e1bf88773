import { homeNode, isWithin } from '#conference/sites/ids'
import { checked, type NodeId } from '#contract'
import type { LadderNotice } from '#contract/readiness'
import { uplinkRequests } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from '../latest.ts'
import { neighboursOf, type Place } from '../place.ts'

/** Carries the notices of ladders to the tiers that they are for (N65). */
export interface LadderExchange {
  /** The own notices have changed. */
  changed(): void
  /** What the ladders of other tiers tell this one and its sites. */
  heard(): readonly LadderNotice[]
  /** Whether every neighbour has spoken since the process began. */
  hasHeardAll(): boolean
  close(): Promise<void>
}

export interface LadderExchangeOptions {
  place: Place
  link: Pick<Link, 'request' | 'handle' | 'watch' | 'presence'>
  /** The notices of this node's ladders that are in force. */
  own: () => readonly LadderNotice[]
  onHeard: () => void
  clock: Clock
  log: Log
}

/** As many as one message carries: of the sessions that begin first. */
const AT_MOST = 1000

export function createLadderExchange(options: LadderExchangeOptions): LadderExchange {
  const { place, link, own, onHeard, clock, log } = options
  const { self, parent } = place
  const scope = createScope()
  const heard = new Map<NodeId, readonly LadderNotice[]>()
  /** What each neighbour has acknowledged. */
  const told = new Map<NodeId, string>()
  const isFor = (peer: NodeId, { to }: LadderNotice) => (peer === parent ? to === parent : isWithin(to, peer))

  const carryTo = async (peer: NodeId) => {
    if (link.presence(peer).state !== 'up') return
    const notices = own()
      .filter((notice) => isFor(peer, notice))
      .toSorted((a, b) => a.startsAt - b.startsAt)
      .slice(0, AT_MOST)
    const text = JSON.stringify(notices)
    if (told.get(peer) === text) return
    await link.request(peer, 'ladder.pass', { notices })
    told.set(peer, text)
  }
  /** A tier speaks of its own sites only, and to us and ours. */
  const isBelieved = (peer: NodeId, { node, to, sites }: LadderNotice) =>
    node === peer &&
    (peer === parent ? homeNode(to) === self : to === self && sites.every(({ site }) => isWithin(site, peer)))

  const neighbours = neighboursOf(place)
  const carriers = neighbours.map((peer) => {
    const carrying = scope.add(
      createLatest(`notices of ladders to ${peer}`, () => carryTo(peer), { clock, log }),
    )
    scope.add(
      link.watch(peer, ({ state }) => {
        told.delete(peer)
        if (state === 'up') carrying.trigger()
      }),
    )
    scope.add(
      link.handle(
        'ladder.pass',
        ({ body }) => {
          const { notices } = checked(uplinkRequests['ladder.pass'].body, body, 'ladder.pass')
          const believed = notices.filter((notice) => isBelieved(peer, notice))
          if (believed.length < notices.length)
            log.warn('notices of a ladder that are not for here passed over', { peer })
          heard.set(peer, believed)
          onHeard()
          return {}
        },
        { from: peer },
      ),
    )
    return carrying
  })

  return {
    changed() {
      for (const carrying of carriers) carrying.trigger()
    },
    heard: () => [...heard.values()].flat(),
    hasHeardAll: () => neighbours.every((peer) => heard.has(peer)),
    close: () => scope.close(),
  }
}
