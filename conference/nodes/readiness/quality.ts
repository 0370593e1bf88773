import {
  type Found,
  followQuality,
  type QualityEvent,
  type QualityFollowed,
  unwatched,
} from '#conference/readiness'
import { type SiteId, siteSourceKind } from '#contract'
import type { Thresholds } from '#contract/readiness'
import { followed, type Look, measuredBy, nothingYet } from './leg-figures.ts'
import { type LooksOptions, lookAt } from './line-looks.ts'
import { listenToLevels, pictureRate } from './sent-figures.ts'

/** Milliseconds between two looks at the sites on air. */
const LOOK_EVERY_MS = 5000

/** What a site on air is ordered to send now. */
export interface Ordered {
  picture: boolean
  sound: boolean
}

export interface QualityOptions extends LooksOptions {
  /** The own sites that are on air or have an open microphone. */
  live: () => readonly SiteId[]
  orderedOf: (site: SiteId) => Ordered
  thresholds: Thresholds
  /** An alarm was raised or has ended (D52). */
  onEvent: (event: QualityEvent) => void
}

/**
 * How the own sites are while they are on air (D50 to D56), in memory: with the process the timelines are gone. One
 * reading in five seconds, none while nobody is on air. Owned by the node.
 */
export interface Quality {
  of(site: SiteId): QualityFollowed | undefined
  close(): void
}

interface Looked {
  look: Look
  ordered: Ordered
}

export function createQuality(options: QualityOptions): Quality {
  const { live, orderedOf, thresholds, onEvent, clock, media } = options
  const known = new Map<SiteId, QualityFollowed>()
  const last = new Map<SiteId, Looked>()
  const loudness = listenToLevels(media)
  let looking = false
  let closed = false

  const follow = (site: SiteId, sample: Parameters<typeof followQuality>[1]) => {
    const { next, events } = followQuality(
      known.get(site) ?? unwatched(site),
      sample,
      clock.now(),
      thresholds,
    )
    known.set(site, next)
    for (const event of events) onEvent(event)
  }
  const look = async () => {
    const sites = live()
    for (const site of last.keys())
      if (!sites.includes(site)) {
        last.delete(site)
        follow(site, null)
      }
    const loud = loudness.take(sites)
    if (sites.length === 0) return
    const lookOf = await lookAt(options, sites, { probe: false })
    if (closed) return
    for (const site of sites) {
      const before = last.get(site)
      const now: Looked = { look: { ...lookOf(site), sentUp: false }, ordered: orderedOf(site) }
      // What could not be read is bridged: the next growth is over both.
      last.set(site, now.look.seat === null && before ? before : now)
      if (before) follow(site, { at: now.look.at, found: foundBetween(site, before, now, loud(site)) })
    }
  }

  const timer = clock.setInterval(() => {
    if (looking) return
    looking = true
    look().finally(() => {
      looking = false
    })
  }, LOOK_EVERY_MS)

  return {
    of: (site) => known.get(site),
    close() {
      closed = true
      loudness.close()
      clock.clearInterval(timer)
    },
  }
}

/** Null where the site was not read, or gave no sign of life: its last figures say nothing of now. */
function foundBetween(
  site: SiteId,
  { look: before, ordered: was }: Looked,
  { look: now, ordered: is }: Looked,
  loud: NonNullable<Found['microphone']>,
): Found | null {
  if (!before.seat || !now.seat || now.seat.bytesIn <= before.seat.bytesIn) return null
  const from = nothingYet(site, siteSourceKind.options)
  const { siteUp, siteDown, uplinkUp } = measuredBy([before, now].reduce(followed, from), false)
  return {
    legs: { siteUp, siteDown, uplinkUp },
    fps: was.picture && is.picture ? pictureRate(site, before.seat, now.seat, now.at - before.at) : null,
    microphone: was.sound && is.sound ? loud : null,
  }
}
