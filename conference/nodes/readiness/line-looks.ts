import type { MediaClient } from '#conference/media'
import type { NodeId, SiteId } from '#contract'
import type { LineReading, StreamIn } from '#contract/media'
import { uplinkRequests } from '#contract/uplink'
import type { Link } from '#foundation/link'
import type { Clock } from '#foundation/time'
import { type Place, pipeBetween } from '../place.ts'
import type { Look } from './leg-figures.ts'

/** By then the tier above has told what came to it. Milliseconds. */
const ABOVE_LIMIT_MS = 900
const SEATS_AT_MOST = 256

export interface LooksOptions {
  place: Place
  link: Link
  media: MediaClient
  /** The site's seat, if it has one. */
  seatOf: (site: SiteId) => string | undefined
  clock: Clock
}

/** One look at the lines of these own sites, and of the one to the tier above. Never rejects. */
export async function lookAt(
  { place, link, media, seatOf, clock }: LooksOptions,
  sites: readonly SiteId[],
  { probe }: { probe: boolean },
): Promise<(site: SiteId) => Omit<Look, 'sentUp'>> {
  const { parent } = place
  const seats = sites.flatMap((site) => seatOf(site) ?? []).slice(0, SEATS_AT_MOST)
  const pipes = parent === null ? [] : [pipeBetween(place, parent)]
  const [reading, above] = await Promise.all([
    media.request('lines.read', { seats, pipes, probe }).catch(() => null),
    parent === null ? null : askAbove(link, parent),
  ])
  const uplink = parent === null ? null : link.presence(parent).state === 'up'
  const at = clock.now()
  return (site) => ({
    ...{ at, seat: seatIn(reading, seatOf(site)), above, fromAbove: reading?.pipes[0]?.in ?? null, uplink },
  })
}

const seatIn = (reading: LineReading | null, seat: string | undefined) =>
  reading?.seats.find((line) => line.seat === seat) ?? null

/** Null: it can not be reached, or does not know the question. */
async function askAbove(link: Link, parent: NodeId): Promise<readonly StreamIn[] | null> {
  try {
    const options = { deadlineMs: ABOVE_LIMIT_MS }
    return uplinkRequests['pipe.read'].reply.parse(await link.request(parent, 'pipe.read', {}, options)).in
  } catch {
    return null
  }
}
