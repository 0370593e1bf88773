import type { Device } from 'mediasoup-client'
import { type Ask, refusalOf } from '#browser/live-state'
import { type ErrorBody, pageSourceKind, type ReplyOf } from '#contract'
import type { RoomRequests } from '#contract/room'
import type { Clock } from '#foundation/time'
import { createPath, type Path, type PathSignals } from './path.ts'
import { createPublisher, type Publisher, type PublishSignals } from './publisher.ts'
import { createReceiver, type Receiver } from './receiver.ts'
import type { Stage } from './stage.ts'
import { toTransportOptions } from './translate.ts'

/** Both transports that one `media.open` made, and what runs over them. Lives until the next one or `close()`. */
export interface MediaSession {
  readonly send: Path
  readonly receive: Path
  readonly publisher: Publisher
  readonly receiver: Receiver
  close(): void
}

export function createMediaSession(options: {
  device: Device
  transports: ReplyOf<RoomRequests, 'media.open'>
  ask: Ask<RoomRequests>
  clock: Clock
  stage: Stage
  onGone(): void
  onError(error: unknown): void
  /** The node did not take the content that was offered. */
  onRefused(error: ErrorBody): void
}): MediaSession {
  const { device, transports, ask, clock, stage, onGone, onError, onRefused } = options
  const signalsFor = (direction: 'send' | 'receive'): PathSignals => ({
    connect: (dtlsParameters) => ask('media.connect', { direction, dtlsParameters }),
    restartIce: () => ask('media.restart-ice', { direction }),
  })
  const send = createPath({
    transport: device.createSendTransport(toTransportOptions(transports.send)),
    signals: signalsFor('send'),
    ...{ clock, onGone },
  })
  const receive = createPath({
    transport: device.createRecvTransport(toTransportOptions(transports.receive)),
    signals: signalsFor('receive'),
    ...{ clock, onGone },
  })
  const signals: PublishSignals = {
    publish: (kind, rtpParameters) =>
      ask('media.publish', { kind: pageSourceKind.parse(kind), rtpParameters }),
    unpublish: (kind) => ask('media.unpublish', { kind: pageSourceKind.parse(kind) }),
  }
  return {
    send,
    receive,
    publisher: createPublisher({
      ...{ path: send, signals, clock, onError, onBroken: onGone },
      onRefused(_kind, error) {
        const refusal = refusalOf(error)
        if (refusal) onRefused(refusal)
      },
    }),
    receiver: createReceiver({
      path: receive,
      sayReady: (feeds) => ask('feeds.ready', { feeds }),
      ...{ stage, onError, onBroken: onGone },
    }),
    close() {
      send.close()
      receive.close()
    },
  }
}
