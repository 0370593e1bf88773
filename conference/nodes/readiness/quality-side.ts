import {
  alarmsAfter,
  figuresOver,
  freshAlarms,
  mostUrgent,
  nowOf,
  type QualityEvent,
  RULES_PROGRAM,
  tellingNow,
  unwatched,
} from '#conference/readiness'
import type { SeatKeeper } from '#conference/seats'
import { homeNode, isWithin } from '#conference/sites/ids'
import { Refusal, type SessionState, type SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { QualityAlarm, SiteQuality } from '#contract/readiness'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import { isOnAir } from '../conductor/tell-sites.ts'
import type { LooksOptions } from './line-looks.ts'
import { createQuality } from './quality.ts'
import { createQualityExchange } from './quality-exchange.ts'
import type { ReadinessRules } from './rules.ts'

export interface QualitySideOptions extends LooksOptions {
  link: Link
  seats: Pick<SeatKeeper, 'all'>
  sessions: () => readonly SessionState[]
  /** The site is ordered to send its picture now. */
  sendsPicture: (site: SiteId) => boolean
  rules: Pick<ReadinessRules, 'thresholds' | 'lines'>
  registry: { all(): readonly { id: SiteId }[]; labelOf(site: SiteId): string }
  record: (body: EventBody) => Promise<void>
  /** Consoles may look again. */
  onNews: () => void
  log: Log
}

/** How the sites of this tier and of those below are while they are on air (N66, N67). Owned by the node. */
export interface QualitySide {
  /** Of this tier and those below, with those that ended lately. The same array until something on it changes. */
  alarms(): readonly QualityAlarm[]
  /** Rejects with Refusal: `site.unknown`, `node.unreachable`. */
  site(body: { site: SiteId }): Promise<SiteQuality>
  close(): Promise<void>
}

/** As many alarms are shown at once. */
const SHOWN = 1000
const LOOK_EVERY_MS = 30_000

export function createQualitySide(options: QualitySideOptions): QualitySide {
  const { place, link, seats, sessions, sendsPicture, rules, registry, record, onNews, clock, log } = options
  const { thresholds } = rules
  const scope = createScope()
  const isKnown = (site: SiteId) => isWithin(site, place.self) && registry.all().some(({ id }) => id === site)
  let own: readonly QualityAlarm[] = []
  let shown: { own: typeof own; below: typeof own; all: typeof own } | null = null

  const isOpen = (site: SiteId) => sessions().some(({ floor }) => floor.open.includes(site))
  const isLive = (site: SiteId) => isOpen(site) || sessions().some((session) => isOnAir(site, session))
  const live = () =>
    seats
      .all()
      .map(({ site }) => site)
      .filter(isLive)

  const quality = createQuality({
    ...{ place, link, media: options.media, seatOf: options.seatOf, clock, thresholds, live },
    orderedOf: (site) => ({
      picture: sendsPicture(site) && sessions().some((session) => isOnAir(site, session)),
      sound: isOpen(site),
    }),
    onEvent(event) {
      own = mostUrgent(alarmsAfter(own, event, rules.lines), SHOWN)
      log.info('alarm of a site on air', { ...event })
      record(recordOf(event)).catch((error) => log.error('alarm not recorded', { site: event.site, error }))
      exchange.changed()
      onNews()
    },
  })
  scope.add({ close: () => quality.close() })
  const recordOf = (event: QualityEvent): EventBody => ({
    ...{ kind: 'quality.alarm', site: event.site, since: event.since, worst: event.worst },
    rules: { program: RULES_PROGRAM, thresholds: thresholds.name },
    ended: event.kind === 'ended' ? event.why : null,
  })

  const readOwn = (site: SiteId): SiteQuality => {
    if (!isKnown(site)) throw new Refusal('site.unknown', { site })
    const at = clock.now()
    const isWatched = seats.all().some((seat) => seat.site === site) && isLive(site)
    const so = quality.of(site) ?? unwatched(site)
    const telling = isWatched ? tellingNow(so.samples, at) : null
    return {
      ...{ site, at, isWatched },
      rules: { program: RULES_PROGRAM, thresholds: thresholds.name },
      now: isWatched ? nowOf(so.samples, so.microphone, at, thresholds) : { grade: 'unknown', worst: null },
      figures: telling && figuresOver(telling),
      alarm: own.find((alarm) => alarm.site === site && alarm.ended === null) ?? null,
      timeline: [...so.timeline],
    }
  }
  const exchange = scope.add(
    createQualityExchange({
      ...{ place, link, readOwn, clock, log },
      own: () => own,
      onHeard: onNews,
      labelOf: registry.labelOf,
    }),
  )
  const forgetting = clock.setInterval(() => {
    exchange.forget()
    const before = own
    own = freshAlarms(own, clock.now())
    if (own === before) return
    exchange.changed()
    onNews()
  }, LOOK_EVERY_MS)
  scope.add({ close: () => clock.clearInterval(forgetting) })

  return {
    alarms() {
      const below = exchange.below()
      if (shown?.own !== own || shown.below !== below)
        shown = {
          ...{ own, below },
          all: mostUrgent(
            [...below, ...own].toSorted((a, b) => a.since - b.since),
            SHOWN,
          ),
        }
      return shown.all
    },
    async site({ site }) {
      if (!isKnown(site)) throw new Refusal('site.unknown', { site })
      return homeNode(site) === place.self ? readOwn(site) : exchange.read(site)
    },
    close: () => scope.close(),
  }
}
