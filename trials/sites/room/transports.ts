import { type Connection, openConnection, peerCapabilities } from '#conference/media/testing'
import type { DtlsParametersMessage, RtpParametersMessage, SiteSourceKind } from '#contract'
import type { RoomSocket } from '../wire/room-socket.ts'

export interface Transports {
  /** Undefined where that direction was not asked for. */
  sending: Connection | undefined
  receiving: Connection | undefined
}

export const noTransports: Transports = { sending: undefined, receiving: undefined }

export function closeTransports({ sending, receiving }: Transports): void {
  sending?.close()
  receiving?.close()
}

/**
 * Opens the seat's transports anew, publishes, and joins the directions that have a listener. All or nothing: when
 * one part fails the others are closed, and it rejects with the first failure.
 */
export async function openTransports(
  socket: RoomSocket,
  options: {
    publish: readonly { kind: SiteSourceKind; rtpParameters: RtpParametersMessage }[]
    onFeedback: ((packet: Buffer) => void) | undefined
    onPacket: ((packet: Buffer) => void) | undefined
  },
): Promise<Transports> {
  const transports = await socket.request('media.open', { rtpCapabilities: peerCapabilities })
  const join = async (direction: 'send' | 'receive', onPacket: ((packet: Buffer) => void) | undefined) => {
    if (!onPacket) return undefined
    const connect = (dtlsParameters: DtlsParametersMessage) =>
      socket.request('media.connect', { direction, dtlsParameters })
    return openConnection({ transport: transports[direction], direction, connect, onPacket })
  }
  const [sending, receiving, published] = await Promise.allSettled([
    join('send', options.onFeedback),
    join('receive', options.onPacket),
    Promise.all(options.publish.map((source) => socket.request('media.publish', source))),
  ])
  const opened = { sending: fulfilled(sending), receiving: fulfilled(receiving) }
  const failed = [sending, receiving, published].find((part) => part.status === 'rejected')
  if (!failed) return opened
  closeTransports(opened)
  throw failed.reason
}

function fulfilled<T>(settled: PromiseSettledResult<T>): T | undefined {
  return settled.status === 'fulfilled' ? settled.value : undefined
}
