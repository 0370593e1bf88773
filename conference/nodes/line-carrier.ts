import { goesTo, mayCome, type OperatorsLine } from '#conference/operators-line'
import { checked, type NodeId, type SessionState } from '#contract'
import { uplinkRequests } from '#contract/uplink'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from './latest.ts'
import { neighboursOf, type Place } from './place.ts'

export interface LineCarrierOptions {
  place: Place
  link: Pick<Link, 'request' | 'handle' | 'watch' | 'presence'>
  line: Pick<OperatorsLine, 'receive' | 'pendingFor' | 'passed' | 'onChange'>
  sessions: () => readonly SessionState[]
  clock: Clock
  log: Log
}

/**
 * Brings the operators' words to the neighbours (O2, O3): a batch at a time to each that is there, until it has
 * acknowledged all of them. Owned by the node; `close()` ends the listening, what is under way finishes.
 */
export function createLineCarrier(options: LineCarrierOptions): { close(): Promise<void> } {
  const { place, link, line, sessions, clock, log } = options
  const scope = createScope()
  const sessionOf = (id: string) => sessions().find((session) => session.id === id)

  const carryTo = async (peer: NodeId) => {
    while (link.presence(peer).state === 'up') {
      const batch = await line.pendingFor(peer, ({ message, via }) =>
        goesTo(peer, message, { place, via, session: sessionOf(message.session) }),
      )
      if (!batch) return
      await link.request(peer, 'line.pass', { messages: batch.messages })
      await line.passed(peer, batch.upTo)
    }
  }

  for (const peer of neighboursOf(place)) {
    const carrying = createLatest(`operators' line to ${peer}`, () => carryTo(peer), { clock, log })
    scope.add(carrying)
    scope.add(
      link.handle(
        'line.pass',
        async ({ body }) => {
          const { messages } = checked(uplinkRequests['line.pass'].body, body, 'line.pass')
          const its = messages.filter((message) => mayCome(peer, message, place))
          if (its.length < messages.length) log.warn("words of others' tiers passed over", { peer })
          await line.receive(its, peer)
          return {}
        },
        { from: peer },
      ),
    )
    scope.add(line.onChange(carrying.trigger))
    scope.add(
      link.watch(peer, ({ state }) => {
        if (state === 'up') carrying.trigger()
      }),
    )
  }
  return { close: () => scope.close() }
}
