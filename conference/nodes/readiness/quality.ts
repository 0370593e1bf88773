import { followQuality, type QualityEvent, type SiteQuality, unwatched } from '#conference/readiness'
import type { SeatKeeper } from '#conference/seats'
import { type SessionState, type SiteId, siteSourceKind } from '#contract'
import type { Thresholds } from '#contract/readiness'
import type { Log } from '#foundation/log'
import { isOnAir } from '../conductor/tell-sites.ts'
import { followed, type Look, measuredBy, nothingYet } from './leg-figures.ts'
import { type LooksOptions, lookAt } from './line-looks.ts'
import type { ReadinessRules } from './rules.ts'

/** Milliseconds between two looks at the lines of the sites on air. */
const LOOK_EVERY_MS = 5000

export interface QualityOptions extends LooksOptions {
  /** The own sites that are on air or have an open microphone. */
  live: () => readonly SiteId[]
  thresholds: Thresholds
  /** An alarm was raised or has ended (D52). */
  onEvent: (event: QualityEvent) => void
}

/**
 * How the lines of the own sites are while they are on air (D50 to D54), in memory: with the process the timelines are
 * gone. One reading in five seconds, none while nobody is on air. Owned by the node.
 */
export interface Quality {
  of(site: SiteId): SiteQuality | undefined
  close(): void
}

export function createQuality(options: QualityOptions): Quality {
  const { live, thresholds, onEvent, clock } = options
  const known = new Map<SiteId, SiteQuality>()
  const lastLook = new Map<SiteId, Look>()
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
    for (const site of lastLook.keys())
      if (!sites.includes(site)) {
        lastLook.delete(site)
        follow(site, null)
      }
    if (sites.length === 0) return
    const lookOf = await lookAt(options, sites, { probe: false })
    if (closed) return
    for (const site of sites) {
      const before = lastLook.get(site)
      const now = { ...lookOf(site), sentUp: false }
      // What could not be read is bridged: the next growth is over both.
      lastLook.set(site, now.seat === null && before ? before : now)
      if (before)
        follow(site, { at: now.at, legs: now.seat === null ? null : legsBetween(site, before, now) })
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
      clock.clearInterval(timer)
    },
  }
}

function legsBetween(site: SiteId, before: Look, now: Look) {
  const from = nothingYet(site, siteSourceKind.options)
  const { siteUp, siteDown, uplinkUp } = measuredBy([before, now].reduce(followed, from), false)
  return { siteUp, siteDown, uplinkUp }
}

/** Watches the sites in their seats, and tells the log of alarms. */
export function watchQuality(
  options: LooksOptions & {
    seats: Pick<SeatKeeper, 'all'>
    sessions: () => readonly SessionState[]
    rules: Pick<ReadinessRules, 'thresholds'>
    log: Log
  },
): Quality {
  const { seats, sessions, rules, log } = options
  const isLive = (site: SiteId) =>
    sessions().some((session) => isOnAir(site, session) || session.floor.open.includes(site))
  return createQuality({
    ...options,
    thresholds: rules.thresholds,
    live: () =>
      seats
        .all()
        .map(({ site }) => site)
        .filter(isLive),
    onEvent: (event) => log.info('line of a site on air', event),
  })
}
