import {
  type Connection,
  createConnection,
  type SocketFactory,
  socketUrl,
  type WakeUps,
} from '#browser/live-state'
import { PROTOCOL_VERSION, type ReplyOf } from '#contract'
import {
  type ConsoleNotices,
  consoleNotices,
  consoleOperations,
  consoleRequests,
  viewRequests,
} from '#contract/console'
import type { Clock } from '#foundation/time'

const requests = { ...consoleRequests, ...consoleOperations, ...viewRequests }
type Requests = typeof requests

/** What the node says about itself and about us. */
export type Greeting = ReplyOf<Requests, 'hello'>
export type ConsoleConnection = Connection<Requests, ConsoleNotices, Greeting>

export interface ConnectOptions {
  /** Address of `/ws/console`. */
  url: string
  clock: Clock
  random: () => number
  openSocket?: SocketFactory
  wakeUps?: WakeUps
  onMalformed?(reason: string): void
}

/** Connects to the node and keeps the connection; the caller owns and closes it. */
export const connectConsole = (options: ConnectOptions): ConsoleConnection =>
  createConnection<Requests, ConsoleNotices, Greeting>({
    ...options,
    requests,
    notices: consoleNotices,
    greet: (ask) => ask('hello', { protocol: PROTOCOL_VERSION, client: 'control-room' }),
  })

export const consoleUrl = (at: Location): string => socketUrl('/ws/console', at)
