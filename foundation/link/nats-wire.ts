import {
  type ConnectionOptions,
  connect,
  type Msg,
  type NatsConnection,
  type TlsOptions,
} from '@nats-io/transport-node'
import type { Clock, Timer } from '#foundation/time'
import type { PeerId } from './link.ts'
import { addressOf, readAddress, subjectsFor } from './nats-subjects.ts'
import type { Wire, WireReceiver } from './wire.ts'

export interface NatsWireOptions {
  /** `host:port` of the tier's own servers. */
  servers: string | string[]
  self: PeerId
  user?: string
  pass?: string
  tls?: TlsOptions
}

const retryMs = 250
const dialTimeoutMs = 2000
const pingEveryMs = 2000
const flushAtMostMs = 500

/**
 * A wire over NATS; needs an account that may publish `lt.<self>.>` and subscribe `lt.*.<self>.>`. Dials for as long
 * as it lives. Each connection is used once: the client library's own reconnection would keep what is published
 * meanwhile and send it late, and a link sends at most once, now.
 */
export function createNatsWire(options: NatsWireOptions, clock: Clock): Wire {
  const { self, servers, user, pass, tls } = options
  const dialled: ConnectionOptions = {
    servers,
    name: self,
    ...(user === undefined ? {} : { user }),
    ...(pass === undefined ? {} : { pass }),
    ...(tls ? { tls } : {}),
    timeout: dialTimeoutMs,
    reconnect: false,
    ignoreClusterUpdates: true,
    pingInterval: pingEveryMs,
    maxPingOut: 2,
  }
  let receiver: WireReceiver | undefined
  let connection: NatsConnection | undefined
  let endPause = () => {}
  let lastTrouble = ''
  let running: Promise<void> | undefined
  let closed = false

  /** The same trouble over and over, as while a server is away, is told once. */
  const trouble = (what: string, cause: unknown) => {
    const detail = `${what}: ${cause instanceof Error ? cause.message : String(cause)}`
    if (detail !== lastTrouble && !closed) receiver?.onTrouble(detail)
    lastTrouble = detail
  }

  const take = (message: Msg) => {
    const address = readAddress(message.subject)
    if (!address || address.to !== self) return trouble('a subject that is not ours', message.subject)
    // The server's word that nobody subscribes comes on the reply's subject.
    if (message.data.length === 0 && message.headers?.code === 503) {
      return receiver?.onNobody(address.from, address.topic)
    }
    receiver?.onFrame(address.from, { topic: address.topic, text: message.string() })
  }

  const tellErrors = async (nats: NatsConnection) => {
    for await (const status of nats.status()) if (status.type === 'error') trouble('server', status.error)
  }

  /** One connection, from dialling to its end. */
  const live = async () => {
    const nats = await connect(dialled)
    if (closed) return nats.close()
    void tellErrors(nats)
    nats.subscribe(subjectsFor(self), {
      callback: (error, message) => (error ? trouble('subscription', error) : take(message)),
    })
    // The server has taken the subscription: answers can reach us.
    await Promise.race([nats.flush(), nats.closed()])
    if (closed) return nats.close()
    connection = nats
    lastTrouble = ''
    receiver?.onOpened()
    const cause = await nats.closed()
    connection = undefined
    trouble('connection lost', cause ?? 'closed by the server')
  }

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, retryMs)
      endPause = () => {
        timer.cancel()
        resolve()
      }
    })

  const run = async () => {
    while (!closed) {
      await live().catch((error: unknown) => trouble('no connection', error))
      if (closed) return
      await pause()
    }
  }

  return {
    self,
    start(given) {
      receiver = given
      running ??= run()
    },
    send(to, frame, replyTopic) {
      if (!connection || connection.isClosed()) return false
      const reply = replyTopic === undefined ? {} : { reply: addressOf(to, self, replyTopic) }
      try {
        connection.publish(addressOf(self, to, frame.topic), frame.text, reply)
        return true
      } catch (error) {
        trouble(`to ${to}`, error)
        return false
      }
    },
    async close() {
      if (!closed) {
        closed = true
        receiver = undefined
        endPause()
        await endConnection(connection, clock)
      }
      await running
    },
  }
}

async function endConnection(connection: NatsConnection | undefined, clock: Clock): Promise<void> {
  if (!connection) return
  const sent = connection.flush().catch(() => {})
  let patience: Timer | undefined
  await Promise.race([
    sent,
    new Promise<void>((resolve) => {
      patience = clock.setTimeout(resolve, flushAtMostMs)
    }),
  ])
  patience?.cancel()
  await connection.close()
}
