import type { Device } from 'mediasoup-client'
import { type Ask, refusalOf } from '#browser/live-state'
import type { ErrorBody, ReplyOf } from '#contract'
import { type ConsoleKind, consoleKind, type ViewRequests } from '#contract/console'
import type { Clock } from '#foundation/time'
import { createPath, type Path, type PathSignals } from './path.ts'
import { createPublisher, nothingOrdered, type Publisher } from './publisher.ts'
import { createReceiver, type Receiver } from './receiver.ts'
import type { Stage } from './stage.ts'
import { toTransportOptions } from './translate.ts'

/** What a console publishes of one kind. */
export interface Offer {
  readonly track: MediaStreamTrack
  /** Ends another console's, once. */
  takeOver?: boolean
  /** The node did not take it: it is published no more. */
  onRefused(error: ErrorBody): void
}

/** The transports that one `view.open` made, and what runs over them. Lives until the next one or `close()`. */
export interface ViewSession {
  readonly receiver: Receiver
  /** Published, or not any more (undefined). The way out is made with the first. */
  publish(kind: ConsoleKind, offer: Offer | undefined): void
  order(kinds: readonly ConsoleKind[]): void
  close(): void
}

export function createViewSession(options: {
  device: Device
  transports: ReplyOf<ViewRequests, 'view.open'>
  ask: Ask<ViewRequests>
  /** Names the page for its whole life. */
  page: string
  clock: Clock
  stage: Stage
  onGone(): void
  onRefused(kind: ConsoleKind, error: ErrorBody): void
  onError(error: unknown): void
}): ViewSession {
  const { device, transports, ask, page, clock, stage, onGone, onRefused, onError } = options
  const offers = new Map<string, Offer>()
  let way: { path: Path; publisher: Publisher } | undefined
  let ordered: readonly ConsoleKind[] = []

  const signalsFor = (direction: 'send' | 'receive'): PathSignals => ({
    connect: (dtlsParameters) => ask('view.connect', { direction, dtlsParameters }),
    restartIce: () => ask('view.restart-ice', { direction }),
  })
  const receive = createPath({
    transport: device.createRecvTransport(toTransportOptions(transports.receive)),
    signals: signalsFor('receive'),
    ...{ clock, onGone },
  })
  const receiver = createReceiver({
    path: receive,
    sayReady: (feeds) => ask('view.ready', { feeds }),
    ...{ stage, onError, onBroken: onGone },
  })

  const obey = () => way?.publisher.order({ ...nothingOrdered, content: ordered.includes('content') })

  const openWay = () => {
    const path = createPath({
      transport: device.createSendTransport(toTransportOptions(transports.send)),
      signals: signalsFor('send'),
      ...{ clock, onGone },
    })
    const publisher = createPublisher({
      path,
      signals: {
        async publish(sent, rtpParameters) {
          const kind = consoleKind.parse(sent)
          const offer = offers.get(kind)
          const reply = await ask('view.publish', {
            ...{ kind, page, rtpParameters },
            ...(offer?.takeOver && { takeOver: true }),
          })
          if (offer) offer.takeOver = false
          return reply
        },
        unpublish: (kind) => ask('view.unpublish', { kind: consoleKind.parse(kind) }),
      },
      ...{ clock, onError, onBroken: onGone },
      onRefused: (kind, error) => {
        const refusal = refusalOf(error)
        if (refusal) onRefused(consoleKind.parse(kind), refusal)
      },
    })
    way = { path, publisher }
    obey()
    return way
  }

  return {
    receiver,
    publish(kind, offer) {
      if (offer) offers.set(kind, offer)
      else offers.delete(kind)
      if (!offer && !way) return
      const { publisher } = way ?? openWay()
      publisher.offer(kind, offer?.track ?? null)
    },
    order(kinds) {
      ordered = kinds
      obey()
    },
    close() {
      way?.path.close()
      receive.close()
    },
  }
}
