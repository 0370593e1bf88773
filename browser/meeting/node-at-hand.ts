import { type Connection, createLive, type Live } from '#browser/live-state'
import type { NodeId, OperationTable } from '#contract'
import type { ConsoleNotices, RegistryDocument } from '#contract/console'
import type { Clock } from '#foundation/time'
import { createRegistryStore, type RegistryState } from './registry-store.ts'

/** What every operators' page knows of the node that it is connected to. */
export interface NodeAtHand<Greeting> {
  /** Who we are at this node; kept while the connection is away, null before the first greeting. */
  greeting: Live<Greeting | null>
  /** The units at or below it. */
  registry: Live<RegistryState>
  /** How far its clock is ahead of this device's, ms: ages and waiting times are counted by the node's. */
  ahead: Live<number>
  /** Ends the attempts to fetch the registry. The connection belongs to the page. */
  close(): void
}

/** Clocks this near to each other are the same: less is the time on the way. */
const SKEW_MS = 2000

export function createNodeAtHand<Greeting extends { id: NodeId }>(
  connection: Pick<Connection<OperationTable, ConsoleNotices, Greeting>, 'onNotice' | 'state'>,
  fetchRegistry: () => Promise<RegistryDocument>,
  clock: Clock,
): NodeAtHand<Greeting> {
  const greeting = createLive<Greeting | null>(null)
  const registry = createRegistryStore(fetchRegistry, clock)
  const ahead = createLive(0)
  connection.onNotice('beat', ({ at }) => {
    const now = at - clock.now()
    if (Math.abs(now - ahead.get()) > SKEW_MS) ahead.set(now)
  })
  connection.state.subscribe((state) => {
    if (state.kind !== 'open') return
    greeting.set(state.greeting)
    registry.load(state.greeting.id)
  })
  return { greeting, registry: registry.live, ahead, close: registry.close }
}
