import type { types } from 'mediasoup'
import type { FeedWish } from '#contract/media'
import type { Feed } from '#contract/room'
import { fromRtpParameters } from '../engine/translate.ts'
import type { Source } from '../sources/source.ts'
import type { Seat } from './seat.ts'

/** One source on its way to one seat. Paused until the seat is ready for it, and while it is on standby. */
export interface SeatFeed {
  readonly source: Source
  readonly consumer: types.Consumer
  readonly layer: FeedWish['layer']
  readonly standby: boolean
  setLayer(layer: FeedWish['layer']): Promise<void>
  setStandby(standby: boolean): Promise<void>
  /** The seat has a receiver for it. */
  setReady(): Promise<void>
}

/** Undefined when the receiver can't take the source's codec. Rejects when a transport went away meanwhile. */
export async function openFeed(seat: Seat, source: Source, wish: FeedWish): Promise<SeatFeed | undefined> {
  const { webRtc } = seat.receive
  let { layer, standby } = wish
  let ready = false
  const consume = async (producerId: string) => {
    const { rtpCapabilities } = seat
    const made = await webRtc.consume({ producerId, rtpCapabilities, paused: true, ...preferred(layer) })
    if (!webRtc.closed) return made
    made.close()
    throw new Error('the receiving transport was closed meanwhile')
  }
  const consumer = await source.take(seat.worker, consume).catch(undefinedIfUnsupported)
  if (!consumer) return undefined
  return {
    source,
    consumer,
    get layer() {
      return layer
    },
    get standby() {
      return standby
    },
    async setLayer(next) {
      layer = next
      if (next !== null && consumer.type === 'simulcast')
        await consumer.setPreferredLayers({ spatialLayer: next })
    },
    async setStandby(next) {
      standby = next
      if (ready) await (standby ? consumer.pause() : consumer.resume())
    },
    async setReady() {
      ready = true
      // Resuming a picture makes mediasoup ask for a key frame; resuming what runs does nothing.
      if (!standby) await consumer.resume()
    },
  }
}

export function describeFeed({ source, consumer }: SeatFeed): Feed {
  return {
    id: consumer.id,
    source: source.key,
    kind: source.kind,
    producer: consumer.producerId,
    rtpParameters: fromRtpParameters(consumer.rtpParameters),
  }
}

const preferred = (layer: number | null) =>
  layer === null ? {} : { preferredLayers: { spatialLayer: layer } }

/** mediasoup finds no codec in common. Asking `canConsume` first would work all of it out twice. */
function undefinedIfUnsupported(error: unknown): undefined {
  if (error instanceof Error && error.name === 'UnsupportedError') return undefined
  throw error
}
