import type { Calendar } from '#conference/calendar-store'
import { isAway, type ToldCourse } from '#conference/participation'
import type { RollCalls } from '#conference/roll-call'
import type { SessionKeeper } from '#conference/sessions'
import { finder, wordsIn } from '#conference/sites/fold'
import { isWithin } from '#conference/sites/ids'
import type { BodyOf, ReplyOf, SiteId } from '#contract'
import type { ParticipationFilter, ParticipationOperations } from '#contract/console'
import type { Participant } from '#contract/participation'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import type { ReadinessRules } from '../readiness/rules.ts'
import { type Computed, computeOwn, computeParticipation, courseRecorded } from './compute.ts'
import { createParticipationExchange } from './exchange.ts'
import { createKept } from './kept.ts'
import { createRecordReader } from './read-record.ts'
import { sheetOf } from './sheet.ts'

type Body<Op extends keyof ParticipationOperations> = BodyOf<ParticipationOperations, Op>
type Reply<Op extends keyof ParticipationOperations> = Promise<ReplyOf<ParticipationOperations, Op>>

export interface ParticipationDeskOptions {
  place: Place
  keeper: Pick<SessionKeeper, 'all' | 'sessionRecord'>
  calendar: Pick<Calendar, 'ofSession'>
  sites: { registry: { all(): readonly { id: SiteId }[]; labelOf(site: SiteId): string } }
  rollCalls: Pick<RollCalls, 'all'>
  rules: Pick<ReadinessRules, 'thresholds'>
  link: Link
  clock: Pick<Clock, 'now'>
  log: Log
}

/** How sites took part in sessions, by the record of this node (N90) and of those below (N92). Owned by the node. */
export interface ParticipationDesk {
  /** Rejects with Refusal `session.unknown`. */
  get(body: Body<'participation.get'>): Reply<'participation.get'>
  /** Rejects with Refusal `session.unknown`. */
  export(body: Body<'participation.export'>): Reply<'participation.export'>
  close(): Promise<void>
}

/** So long one computation serves all who ask, milliseconds; what tiers tell each other as long. */
const FRESH_MS = 2000
const SHOWN = 100

export function createParticipationDesk(options: ParticipationDeskOptions): ParticipationDesk {
  const { place, keeper, calendar, rollCalls, rules, link, clock, log } = options
  const { registry } = options.sites
  const { labelOf } = registry
  /** The words of a site by which it is found; kept, since folding takes long. */
  const folded = new Map<string, readonly string[]>()

  const record = createRecordReader(keeper.sessionRecord)
  const around = () => ({
    planOf: calendar.ofSession,
    ...{ node: place.self, record, labelOf, sessions: keeper.all, rollCalls: rollCalls.all },
    ...{ maxAgeMs: rules.thresholds.maxAgeMs, now: () => clock.now() },
    sites: registry
      .all()
      .flatMap(({ id }) => (isWithin(id, place.self) ? [id] : []))
      .toSorted(),
  })
  const ofSession = { keyOf: (session: string) => session, freshMs: FRESH_MS, clock }
  const ownCourse = createKept((session: string) => courseRecorded(record, session), ofSession)
  const ownSites = createKept(
    ({ session, ...course }: ToldCourse & { session: string }) => computeOwn(around(), session, course),
    { keyOf: (asked) => JSON.stringify(asked), freshMs: FRESH_MS, clock },
  )
  const exchange = createParticipationExchange({
    ...{ place, link, ownCourse, log },
    ownSites: (session, course) => ownSites({ session, ...course }),
  })
  const computed = createKept(
    (session: string): Promise<Computed> => computeParticipation(around(), session, exchange),
    ofSession,
  )
  const wordsOf = ({ site, label }: Participant): readonly string[] => {
    const text = `${label} ${site}`
    const words = folded.get(text) ?? wordsIn(text)
    folded.set(text, words)
    return words
  }

  return {
    async get({ session, text = '', only, below, offset = 0, limit = SHOWN }) {
      const { title, owner, at, course, whole, provinces, sites, unread } = await computed(session)
      const isFound = finder(text)
      const found = sites.filter(
        (each) =>
          (below === undefined || isWithin(each.site, below)) &&
          (only === undefined || filters[only](each)) &&
          isFound(() => wordsOf(each)),
      )
      return {
        ...{ session, title, node: place.self, owner, at },
        ...{ openedAt: course.openedAt, startsAt: course.startsAt, endedAt: course.endedAt },
        whole,
        unread,
        provinces: provinces.map(([node, totals]) => ({ node, label: labelOf(node), totals })),
        total: found.length,
        sites: found.slice(offset, offset + limit),
      }
    },
    async export({ session, format = 'csv', separator = ',' }) {
      const { title, owner, course, at, sites } = await computed(session)
      const startsAt = course.startsAt ?? course.openedAt ?? at
      const of = { title, startsAt, at, unit: labelOf(owner), node: place.self, by: labelOf(place.self) }
      return { file: await sheetOf(sites, { of, format, separator }) }
    },
    close: () => exchange.close(),
  }
}

const filters: Record<ParticipationFilter, (site: Participant) => boolean> = {
  'on-time': ({ arrival }) => arrival.state === 'on-time',
  late: ({ arrival }) => arrival.state === 'late',
  absent: ({ arrival }) => arrival.state === 'absent',
  unknown: ({ arrival }) => arrival.state === 'unknown',
  away: isAway,
  spoke: ({ spoke }) => (spoke?.times ?? 0) > 0,
}
