import type { MediaClient, MediaNotice } from '#conference/media'
import type { SiteId } from '#contract'
import type { LineReading } from '#contract/media'

/** For tests: the media host of a node one site of which is on air. Each reading is five seconds of its line. */
export function playedLine(site: SiteId) {
  const listeners = new Set<(notice: MediaNotice) => void>()
  const line = {
    /** Share of the camera's packets that do not come. */
    loss: 0,
    /** The camera sends nothing. */
    frozen: false,
    /** Nothing comes from the site. */
    cut: false,
    /** The host does not answer. */
    away: false,
    /** It is fed a picture. */
    isFed: false,
    /** Another one has other counters. */
    stream: 'a',
    readings: 0,
    ...{ packets: 0, lost: 0, bytesIn: 0, fed: 0 },
    say(level: number) {
      for (const listener of listeners) listener({ name: 'levels', body: { levels: [{ site, level }] } })
    },
    media: {
      async request(_op: string, { seats }: { seats: string[] }) {
        line.readings++
        if (line.away) throw new Error('away')
        line.fed += 500
        if (!line.cut) line.bytesIn += 1000
        if (!line.cut && !line.frozen) {
          line.packets += 1000 * (1 - line.loss)
          line.lost += 1000 * line.loss
        }
        const { stream, packets, lost, bytesIn } = line
        const seen = { rttMs: 30, missing: 0, jitterMs: 4 }
        const fed = {
          id: 'f',
          source: 'VN/camera',
          packets: line.fed,
          bytes: line.fed * 1000,
          lost: 0,
          rttMs: 30,
        }
        const reading: LineReading = {
          at: 1,
          seats: seats.map((seat) => ({
            ...{ seat, protocol: 'udp' as const, bytesIn, availableDownKbps: null },
            up: [{ id: stream, source: `${site}/camera`, packets, lost, ...seen }],
            down: line.isFed ? [{ ...fed, missingBefore: 0, jitterBeforeMs: 1 }] : [],
          })),
          pipes: [],
        }
        return reading
      },
      onNotice(listener: (notice: MediaNotice) => void) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    } as MediaClient,
  }
  return line
}
