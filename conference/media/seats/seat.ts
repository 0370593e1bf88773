import type { types } from 'mediasoup'
import type { PublishedSourceKind, RtpParametersMessage, SiteId, SourceKey } from '#contract'
import type { Source } from '../sources/source.ts'
import type { MediaWorker } from '../workers/worker.ts'
import type { SeatFeed } from './feed.ts'
import { openSeatTransport, type SeatTransport } from './seat-transport.ts'
import { type SeatTransportState, seatState } from './transport-state.ts'

/** One site's connection with this host: two transports, what it sends and what it receives. */
export interface Seat {
  readonly id: string
  readonly site: SiteId
  readonly worker: MediaWorker
  readonly rtpCapabilities: types.RtpCapabilities
  readonly send: SeatTransport
  readonly receive: SeatTransport
  readonly published: Map<PublishedSourceKind, Published>
  /** Without those whose consumer closed. */
  readonly feeds: Map<SourceKey, SeatFeed>
  readonly closed: boolean
  /** Closes both transports, with them what it publishes and receives. */
  close(): void
}

export interface Published {
  source: Source
  /** As asked for, to know the same request again. */
  rtpParameters: RtpParametersMessage
}

export interface SeatOptions {
  id: string
  site: SiteId
  worker: MediaWorker
  rtpCapabilities: types.RtpCapabilities
  onState: (state: SeatTransportState) => void
}

/** Rejects when either transport can't be made; the other one is closed then. */
export async function openSeat({ id, site, worker, rtpCapabilities, onState }: SeatOptions): Promise<Seat> {
  let told: SeatTransportState | undefined
  let closed = false
  let transports: SeatTransport[] = []
  const onChange = () => {
    const state = closed ? undefined : seatState(transports.map((transport) => transport.facts()))
    if (!state || (state.state === told?.state && state.protocol === told.protocol)) return
    told = state
    onState(state)
  }

  const halves = await Promise.allSettled([
    openSeatTransport(worker, onChange),
    openSeatTransport(worker, onChange),
  ])
  transports = halves.filter((half) => half.status === 'fulfilled').map((half) => half.value)
  const [send, receive] = transports
  if (!send || !receive) {
    for (const transport of transports) transport.close()
    throw halves.find((half) => half.status === 'rejected')?.reason
  }

  return {
    id,
    site,
    worker,
    rtpCapabilities,
    send,
    receive,
    published: new Map(),
    feeds: new Map(),
    get closed() {
      return closed || worker.closed
    },
    close() {
      if (closed) return
      closed = true
      send.close()
      receive.close()
    },
  }
}
