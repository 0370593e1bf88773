import { freshAlarms, lostAlarms, mostUrgent } from '#conference/readiness'
import { homeNode, isWithin } from '#conference/sites/ids'
import { checked, type NodeId, Refusal, type SiteId } from '#contract'
import type { QualityAlarm, SiteQuality } from '#contract/readiness'
import { uplinkRequests, uplinkStates } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import { createStateChannel, type Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import { asRefusal } from '../session-commands.ts'

/** The alarms of sites on air, told to the tier above, which may look at their timelines (N67). */
export interface QualityExchange {
  /** Own alarms have changed. */
  changed(): void
  /** Lets go of what ended long ago. */
  forget(): void
  /** Those of the tiers below. The same array until something on it changes. */
  below(): readonly QualityAlarm[]
  /** Asks the node of a site below. Rejects with Refusal: `node.unreachable`, what that node refuses. */
  read(site: SiteId): Promise<SiteQuality>
  close(): Promise<void>
}

export interface QualityExchangeOptions {
  place: Place
  link: Link
  own: () => readonly QualityAlarm[]
  /** Of an own site. Throws Refusal. */
  readOwn: (site: SiteId) => SiteQuality
  onHeard: () => void
  labelOf: (node: NodeId) => string
  clock: Clock
  log: Log
}

/** A message bears 512 KiB, and an alarm is about one. */
const TOLD = 300

export function createQualityExchange(options: QualityExchangeOptions): QualityExchange {
  const { place, link, own, readOwn, onHeard, labelOf, clock, log } = options
  const { self, parent, children } = place
  const scope = createScope()
  const heard = new Map<NodeId, readonly QualityAlarm[]>()
  let below: readonly QualityAlarm[] = []

  const news = () => {
    below = [...heard.values()].flat()
    up?.changed()
    onHeard()
  }
  const told = () => [
    ...mostUrgent(
      [...below, ...own()].toSorted((a, b) => a.since - b.since),
      TOLD,
    ),
  ]
  const channelTo = (peer: NodeId) =>
    scope.add(
      createStateChannel(link, {
        ...{ peer, subject: 'quality', clock },
        read: () => ({ alarms: peer === parent ? told() : [] }),
        apply(whole) {
          const { alarms } = checked(uplinkStates.quality, whole, 'quality')
          if (peer === parent) return
          const its = alarms.filter(({ site }) => isWithin(site, peer))
          if (its.length < alarms.length) log.warn('alarms of the sites of others passed over', { peer })
          heard.set(peer, its)
          news()
        },
        onRefusal: (error) => log.debug('neighbour did not take our alarms', { peer, error }),
      }),
    )
  const up = parent === null ? null : channelTo(parent)
  for (const child of children) {
    channelTo(child)
    scope.add(
      link.watch(child, ({ state }) => {
        const known = heard.get(child)
        if (state === 'up' || !known?.some(({ ended }) => ended === null)) return
        heard.set(child, lostAlarms(known, clock.now()))
        news()
      }),
    )
  }
  if (parent !== null)
    scope.add(
      link.handle(
        'quality.read',
        ({ body }) => {
          const { site } = checked(uplinkRequests['quality.read'].body, body, 'quality.read')
          if (homeNode(site) !== self) throw new Refusal('site.unknown', { site })
          return readOwn(site)
        },
        { from: parent },
      ),
    )

  return {
    changed: () => up?.changed(),
    forget() {
      const now = clock.now()
      const isOther = [...heard.values()].some((alarms) => freshAlarms(alarms, now) !== alarms)
      if (!isOther) return
      for (const [child, alarms] of heard) heard.set(child, freshAlarms(alarms, now))
      news()
    },
    below: () => below,
    async read(site) {
      const node = homeNode(site)
      const answer = await link.request(node, 'quality.read', { site }).catch((error) => {
        throw asRefusal(error, labelOf(node))
      })
      return uplinkRequests['quality.read'].reply.parse(answer)
    },
    close: () => scope.close(),
  }
}
