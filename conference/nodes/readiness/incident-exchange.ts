import { homeNode, isWithin } from '#conference/sites/ids'
import { checked, type NodeId, Refusal } from '#contract'
import type { Incident } from '#contract/readiness'
import { type IncidentCommand, uplinkRequests, uplinkStates } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import { createStateChannel, type Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import { asRefusal } from '../session-commands.ts'

/** The incidents that are not over, told to the tier above, which has a say in them (N58). */
export interface IncidentExchange {
  /** Own incidents have changed. */
  changed(): void
  /** Those of the tiers below. The same array until something on it changes. */
  below(): readonly Incident[]
  /** Gives a command on an incident of a tier below to that tier's node. Rejects with Refusal. */
  carry(command: IncidentCommand, by: string): Promise<void>
  close(): Promise<void>
}

export interface IncidentExchangeOptions {
  place: Place
  link: Link
  /** Those that are not over, here. */
  own: () => readonly Incident[]
  /** Carries out what the tier above says of an own incident. Rejects with Refusal. */
  command: (command: IncidentCommand, by: string) => Promise<unknown>
  onHeard: () => void
  labelOf: (node: NodeId) => string
  clock: Clock
  log: Log
}

/** A message bears 512 KiB: the newest are told, so many and so much of them at most. */
const TOLD = 300
const TOLD_BYTES = 400 * 1024

export function createIncidentExchange(options: IncidentExchangeOptions): IncidentExchange {
  const { place, link, own, command, onHeard, labelOf, clock, log } = options
  const { parent, children } = place
  const scope = createScope()
  const heard = new Map<NodeId, readonly Incident[]>()
  let below: readonly Incident[] = []

  const told = () =>
    newestWithin([...below, ...own()].toSorted((a, b) => a.openedAt - b.openedAt).slice(-TOLD), TOLD_BYTES)
  const channelTo = (peer: NodeId) =>
    scope.add(
      createStateChannel(link, {
        ...{ peer, subject: 'incidents', clock },
        read: () => ({ incidents: peer === parent ? told() : [] }),
        apply(whole) {
          const { incidents } = checked(uplinkStates.incidents, whole, 'incidents')
          if (peer === parent) return
          heard.set(
            peer,
            incidents.filter(({ site }) => isWithin(site, peer)),
          )
          below = [...heard.values()].flat()
          up?.changed()
          onHeard()
        },
        onRefusal: (error) => log.debug('neighbour did not take our incidents', { peer, error }),
      }),
    )
  const up = parent === null ? null : channelTo(parent)
  for (const child of children) channelTo(child)

  if (parent !== null)
    scope.add(
      link.handle(
        'incident.command',
        async ({ body }) => {
          const { by, ...said } = checked(uplinkRequests['incident.command'].body, body, 'incident.command')
          await command(said.command, by)
          return {}
        },
        { from: parent },
      ),
    )

  return {
    changed: () => up?.changed(),
    below: () => below,
    async carry(said, by) {
      const found = below.find(({ id }) => id === said.incident)
      if (!found) throw new Refusal('incident.unknown', { incident: said.incident })
      const node = children.find((child) => isWithin(found.site, child)) ?? homeNode(found.site)
      await link.request(node, 'incident.command', { command: said, by }).catch((error) => {
        throw asRefusal(error, labelOf(node))
      })
    },
    close: () => scope.close(),
  }
}

/** The last of them that are no more than so many bytes together. */
export function newestWithin(incidents: readonly Incident[], bytes: number): Incident[] {
  let left = bytes
  const first = incidents.findLastIndex((each) => {
    left -= Buffer.byteLength(JSON.stringify(each)) + 1
    return left < 0
  })
  return incidents.slice(first + 1)
}
