import type { Bodies } from '#conference/directory-store'
import { homeNode, isWithin } from '#conference/sites/ids'
import { checked, type NodeId } from '#contract'
import type { BodyEntry } from '#contract/bodies'
import { uplinkRequests } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from '../latest.ts'
import type { Place } from '../place.ts'

export interface BodyExchangeOptions {
  place: Place
  link: Pick<Link, 'request' | 'handle' | 'watch' | 'presence'>
  bodies: Bodies
  clock: Clock
  log: Log
}

/** So many in a message: it stays far below what a link carries. */
const AT_ONCE = 100

/**
 * Tells the tier above of the own bodies, and the tiers below of those elsewhere, so that every tier can name them
 * (N145). Each is told again until the other has it stored, and all of them when a line is back.
 */
export function createBodyExchange({ place, link, bodies, clock, log }: BodyExchangeOptions) {
  const { self, parent, children } = place
  const scope = createScope()
  const isOwnArea = (entry: BodyEntry) => isWithin(entry.body.site, self)

  const carrierTo = (peer: NodeId, isTold: (entry: BodyEntry) => boolean) => {
    const told = new Map<string, BodyEntry>()
    const carrying = scope.add(
      createLatest(
        `bodies to ${peer}`,
        async () => {
          while (link.presence(peer).state === 'up') {
            const due = [...bodies.entries().values()]
              .filter((entry) => isTold(entry) && told.get(entry.body.site) !== entry)
              .slice(0, AT_ONCE)
            if (due.length === 0) return
            await link.request(peer, 'bodies.tell', { bodies: due })
            for (const entry of due) told.set(entry.body.site, entry)
          }
        },
        { clock, log },
      ),
    )
    scope.add(
      link.watch(peer, ({ state }) => {
        told.clear()
        if (state === 'up') carrying.trigger()
      }),
    )
    return carrying
  }
  /** `isBelieved`: of which nodes the peer may speak. */
  const hearFrom = (peer: NodeId, isBelieved: (node: NodeId) => boolean) =>
    scope.add(
      link.handle(
        'bodies.tell',
        async ({ body }) => {
          const told = checked(uplinkRequests['bodies.tell'].body, body, 'bodies.tell').bodies
          const nodes = new Set(told.map((entry) => homeNode(entry.body.site)))
          for (const node of nodes)
            if (isBelieved(node))
              await bodies.adopt(
                node,
                told.filter((entry) => homeNode(entry.body.site) === node),
              )
          return {}
        },
        { from: peer },
      ),
    )

  const carriers = children.map((child) => {
    hearFrom(child, (node) => node === child)
    return carrierTo(child, ({ body }) => homeNode(body.site) !== child)
  })
  if (parent !== null) {
    hearFrom(parent, (node) => node !== self)
    carriers.push(carrierTo(parent, isOwnArea))
  }
  scope.add(
    bodies.onChange(() => {
      for (const carrier of carriers) carrier.trigger()
    }),
  )
  return { close: () => scope.close() }
}
