import type { MediaClient } from '#conference/media'
import { CENTRE, homeNode } from '#conference/sites/ids'
import { checked, type NodeId, type SiteId, sourceOf } from '#contract'
import type { LineReading, StreamIn } from '#contract/media'
import { uplinkRequests } from '#contract/uplink'
import type { Link } from '#foundation/link'
import type { Clock, Timer } from '#foundation/time'
import { type Place, pipeBetween } from '../place.ts'
import { type Followed, followed, measuredBy, nothingYet } from './leg-figures.ts'
import type { Legs, LegsHandle } from './legs-measured.ts'

/** Milliseconds between two looks at the lines of all sites under test. */
const LOOK_EVERY_MS = 1000
/** By then the tier above has told what came to it. */
const ABOVE_LIMIT_MS = 900

export interface LegsOptions {
  place: Place
  link: Link
  media: MediaClient
  /** The site's seat, if it has one. */
  seatOf: (site: SiteId) => string | undefined
  /** What flows into the pipe to the tier above. */
  sentUp: () => readonly string[]
  clock: Clock
}

interface Measuring {
  site: SiteId
  so: Followed
}

/**
 * Measures the lines of sites under test (N60), and answers the tiers below what of their pipes comes out here. One
 * reading a second for all of them, none while nobody is tested. Owned by the node.
 */
export function createLegs(options: LegsOptions): Legs {
  const { place, link, media, seatOf, sentUp, clock } = options
  const { self, parent } = place
  const measuring = new Set<Measuring>()
  let timer: Timer | undefined
  let looking: Promise<void> | undefined

  const look = async () => {
    const watched = [...measuring]
    const seats = watched.flatMap(({ site }) => seatOf(site) ?? [])
    const [reading, above] = await Promise.all([
      media
        .request('lines.read', {
          ...{ seats: seats.slice(0, 256), pipes: parent === null ? [] : [pipeBetween(place, parent)] },
          probe: true,
        })
        .catch(() => null),
      parent === null ? null : askAbove(link, parent),
    ])
    const uplink = parent === null ? null : link.presence(parent).state === 'up'
    const sent = new Set(sentUp())
    for (const each of watched) {
      each.so = followed(each.so, {
        at: clock.now(),
        seat: seatIn(reading, seatOf(each.site)),
        ...{ above, fromAbove: reading?.pipes[0]?.in ?? null, uplink },
        sentUp: sent.has(sourceOf(each.site, 'test-picture')),
      })
    }
  }
  /** One look at a time; who wants one while another is under way gets the next. */
  const lookOnce = (): Promise<void> => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }
  const drop = (each: Measuring) => {
    measuring.delete(each)
    if (measuring.size > 0) return
    clock.clearInterval(timer)
    timer = undefined
  }

  const answering = place.children.map((child) =>
    link.handle(
      'pipe.read',
      async ({ body }) => {
        checked(uplinkRequests['pipe.read'].body, body, 'pipe.read')
        const { pipes } = await media.request('lines.read', {
          ...{ seats: [], pipes: [pipeBetween(place, child)], probe: false },
        })
        return { in: pipes[0]?.in ?? [] }
      },
      { from: child },
    ),
  )

  return {
    begin(site): LegsHandle {
      const each: Measuring = { site, so: nothingYet(site) }
      measuring.add(each)
      timer ??= clock.setInterval(() => void lookOnce(), LOOK_EVERY_MS)
      void lookOnce()
      return {
        async end() {
          if (measuring.has(each)) {
            await looking
            await lookOnce()
            drop(each)
          }
          return measuredBy(each.so, self === CENTRE && homeNode(site) === CENTRE)
        },
        close: () => drop(each),
      }
    },
    close() {
      for (const end of answering) end()
      for (const each of [...measuring]) drop(each)
    },
  }
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
