import type { MediaClient } from '#conference/media'
import {
  type BodyOf,
  type PublishedSourceKind,
  Refusal,
  type ReplyOf,
  type SiteId,
  type SourceKey,
  sourceOf,
} from '#contract'
import type { MediaRequests } from '#contract/media'

/** Media of one seat as the control process knows it. */
interface SeatMedia {
  site: SiteId
  published: Map<PublishedSourceKind, string>
  protocol: 'none' | 'udp' | 'tcp'
}

type Described = ReplyOf<MediaRequests, 'describe'>

/**
 * The node's own sites in its media host: whose transports exist, what they publish. A mirror of what the host
 * was asked for; it is filled from the host's own description when the control process adopts running media.
 */
export interface LocalMedia {
  adopt(described: Described): void
  /** The host is gone with all it held; returns the seats that had media. */
  forgetAll(): string[]
  forget(seats: readonly string[]): void
  open(
    seat: string,
    site: SiteId,
    body: Omit<BodyOf<MediaRequests, 'seat.open'>, 'seat' | 'site'>,
  ): Promise<ReplyOf<MediaRequests, 'seat.open'>>
  publish(
    seat: string,
    kind: PublishedSourceKind,
    rtpParameters: BodyOf<MediaRequests, 'seat.publish'>['rtpParameters'],
  ): Promise<string>
  unpublish(seat: string, kind: PublishedSourceKind): Promise<void>
  close(seat: string): void
  noteTransport(notice: { seat: string; state: string; protocol: SeatMedia['protocol'] }): void
  has(seat: string): boolean
  /** Sites that can receive now. */
  audience(): { site: SiteId; seat: string }[]
  /** Sources of own sites, each with the id of its present producer. */
  sources(): Map<SourceKey, string>
  protocolOf(seat: string): SeatMedia['protocol']
}

export function createLocalMedia(media: MediaClient, onChange: () => void): LocalMedia {
  const seats = new Map<string, SeatMedia>()

  const mediaOf = (seat: string): SeatMedia => {
    const found = seats.get(seat)
    if (!found)
      throw new Refusal('message.out-of-order', { op: 'media', reason: 'media.open has to come first' })
    return found
  }

  return {
    adopt(described) {
      seats.clear()
      for (const { seat, site, published } of described.seats) {
        const kinds = new Map(published.map(({ kind, producer }) => [kind, producer]))
        seats.set(seat, { site, published: kinds, protocol: 'none' })
      }
      onChange()
    },
    forgetAll() {
      const lost = [...seats.keys()]
      seats.clear()
      onChange()
      return lost
    },
    forget(lost) {
      for (const seat of lost) seats.delete(seat)
      onChange()
    },
    async open(seat, site, body) {
      seats.delete(seat)
      onChange()
      const reply = await media.request('seat.open', { seat, site, ...body })
      seats.set(seat, { site, published: new Map(), protocol: 'none' })
      onChange()
      return reply
    },
    async publish(seat, kind, rtpParameters) {
      const own = mediaOf(seat)
      const { producer } = await media.request('seat.publish', { seat, kind, rtpParameters })
      own.published.set(kind, producer)
      onChange()
      return producer
    },
    async unpublish(seat, kind) {
      const own = mediaOf(seat)
      await media.request('seat.unpublish', { seat, kind })
      own.published.delete(kind)
      onChange()
    },
    close(seat) {
      if (!seats.delete(seat)) return
      // A host that can't be reached has either lost the seat or will be described when it returns.
      media.request('seat.close', { seat }).catch(() => {})
      onChange()
    },
    noteTransport({ seat, state, protocol }) {
      const own = seats.get(seat)
      if (!own) return
      own.protocol = state === 'connected' ? protocol : 'none'
      onChange()
    },
    has: (seat) => seats.has(seat),
    audience: () => [...seats].map(([seat, { site }]) => ({ seat, site })),
    sources() {
      const found = new Map<SourceKey, string>()
      for (const { site, published } of seats.values())
        for (const [kind, producer] of published) found.set(sourceOf(site, kind), producer)
      return found
    },
    protocolOf: (seat) => seats.get(seat)?.protocol ?? 'none',
  }
}
