import type { PipeLine, SeatLine } from '#contract/media'
import type { Pipe } from '../pipes/pipe.ts'
import type { Seat } from '../seats/seat.ts'
import { byWorth, incoming, MOST_IN, MOST_OUT, outgoing } from './streams.ts'

/** Rejects when the seat's transports went away meanwhile. */
export async function readSeat(seat: Seat): Promise<SeatLine> {
  const published = [...seat.published.values()].map(({ source }) => source)
  const fed = [...seat.feeds.values()]
    .filter(({ consumer }) => !consumer.paused)
    .toSorted((a, b) => byWorth(a.source, b.source))
    .slice(0, MOST_OUT)
  const [up, down, [receive], [send]] = await Promise.all([
    there(published.map(incoming)),
    there(fed.map(outgoing)),
    seat.receive.webRtc.getStats(),
    seat.send.webRtc.getStats(),
  ])
  const bitsPerSecond = receive?.availableOutgoingBitrate
  return {
    seat: seat.id,
    protocol: seat.send.facts().protocol ?? null,
    bytesIn: (send?.bytesReceived ?? 0) + (receive?.bytesReceived ?? 0),
    up,
    down,
    availableDownKbps: bitsPerSecond === undefined ? null : bitsPerSecond / 1000,
  }
}

/** What the neighbour's host sent into the pipe, as it came. */
export async function readPipe(pipe: Pipe): Promise<PipeLine> {
  const sources = [...pipe.receiving.values()]
    .map(({ source }) => source)
    .toSorted(byWorth)
    .slice(0, MOST_IN)
  return { pipe: pipe.id, peer: pipe.peer, in: (await there(sources.map(incoming))).slice(0, MOST_IN) }
}

/** What ends while it is read is left out. */
export async function there<T>(asked: Promise<T[]>[]): Promise<T[]> {
  const results = await Promise.allSettled(asked)
  return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
}
