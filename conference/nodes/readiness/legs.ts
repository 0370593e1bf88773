import { CENTRE, homeNode } from '#conference/sites/ids'
import { checked, type SiteId, sourceOf } from '#contract'
import { uplinkRequests } from '#contract/uplink'
import type { Timer } from '#foundation/time'
import { pipeBetween } from '../place.ts'
import { type Followed, followed, measuredBy, nothingYet } from './leg-figures.ts'
import type { Legs, LegsHandle } from './legs-measured.ts'
import { type LooksOptions, lookAt } from './line-looks.ts'

/** Milliseconds between two looks at the lines of all sites under test. */
const LOOK_EVERY_MS = 1000
export interface LegsOptions extends LooksOptions {
  /** What flows into the pipe to the tier above. */
  sentUp: () => readonly string[]
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
  const { place, link, media, sentUp, clock } = options
  const { self } = place
  const measuring = new Set<Measuring>()
  let timer: Timer | undefined
  let looking: Promise<void> | undefined

  const look = async () => {
    const watched = [...measuring]
    const lookOf = await lookAt(
      options,
      watched.map(({ site }) => site),
      { probe: true },
    )
    const sent = new Set(sentUp())
    for (const each of watched) {
      each.so = followed(each.so, {
        ...lookOf(each.site),
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
