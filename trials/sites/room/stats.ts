import type { Arrival } from '../receive/arrivals.ts'
import type { CameraStats } from '../send/camera.ts'
import type { OutletStats } from '../send/outlet.ts'
import type { MediaSeat, PublishOrder } from './media-seat.ts'

/** Counted since the site was started. */
export interface SiteStats {
  /** What its node orders it to send now. */
  order: PublishOrder
  /** Lowest layer first; empty without media. */
  camera: CameraStats[]
  microphone: OutletStats | null
  received: Arrival[]
  stills: number
  /** Tries to take the seat. */
  connects: number
}

export function statsOf(from: { mediaSeat: MediaSeat; stills: number; connects: number }): SiteStats {
  const { mediaSeat, stills, connects } = from
  const sent = mediaSeat.studio?.stats
  return {
    order: mediaSeat.order,
    camera:
      sent?.camera.map(({ ssrc, packets, bytes, keyFrames }) => ({ ssrc, packets, bytes, keyFrames })) ?? [],
    microphone: sent ? { ...sent.microphone } : null,
    received: mediaSeat.arrivals.all().map((arrival) => ({ ...arrival })),
    stills,
    connects,
  }
}
