import { setImmediate as breathe } from 'node:timers/promises'
import type { Calendar } from '#conference/calendar-store'
import {
  addTo,
  type Course,
  courseOf,
  happeningsOf,
  inOrder,
  invitationOf,
  noTotals,
  participantOf,
  type ToldCourse,
  totalsBy,
} from '#conference/participation'
import { homeNode, isWithin } from '#conference/sites/ids'
import { type NodeId, Refusal, type RollCallState, type SessionState, type SiteId } from '#contract'
import type { EventRecord } from '#contract/events'
import type { Participant, ParticipationTotals } from '#contract/participation'
import type { SessionCourse } from '#contract/uplink'
import type { RecordReader } from './read-record.ts'
import { PAGE } from './stream.ts'

/** How everybody took part in a session, at a moment. */
export interface Computed {
  title: string
  owner: NodeId
  at: number
  course: Pick<Course, 'openedAt' | 'startsAt' | 'endedAt'>
  /** In the order of their ids. */
  sites: readonly Participant[]
  provinces: readonly (readonly [NodeId, ParticipationTotals])[]
  whole: ParticipationTotals
  /** So many events of the session can't be read (P30). */
  unread: number
}

export interface ComputeOptions {
  record: RecordReader
  /** Unix milliseconds. */
  now: () => number
  node: NodeId
  /** Every site at or below this node, in the order of their ids. */
  sites: readonly SiteId[]
  /** The plan of a session with what was answered; null: it was opened without one, for all. */
  planOf: Calendar['ofSession']
  labelOf: (site: SiteId) => string
  sessions: () => readonly SessionState[]
  rollCalls: () => readonly RollCallState[]
  /** How long a proof is good, milliseconds. */
  maxAgeMs: number
}

/** What the tiers above and below say. */
export interface Others {
  course(session: string): Promise<SessionCourse | null>
  below(session: string, course: ToldCourse): Promise<Participant[]>
}

/** From the record, with a pause after each page of sites. Rejects with Refusal `session.unknown`. */
export async function computeParticipation(
  options: ComputeOptions,
  session: string,
  others: Others,
): Promise<Computed> {
  const { node, record, labelOf, sessions, rollCalls, maxAgeMs } = options
  let told: SessionCourse | null = null
  const own = options.sites.filter((site) => homeNode(site) === node)
  const tell = async () => {
    told = await others.course(session)
    return told
  }
  const read = await record.read({ session, own, tell, now: options.now })
  const named = sessions().find(({ id }) => id === session) ?? openingOf(session, read.events) ?? told
  if (!named) throw new Refusal('session.unknown', { session })
  const { title, owner } = named
  const happened = happeningsOf({ ...read, rollCalls: rollCalls(), maxAgeMs })
  const { openedAt, startsAt, endedAt } = happened.course
  const below = new Map<SiteId, Participant>()
  if (happened.isOwn && openedAt !== null)
    for (const each of await others.below(session, { openedAt, startsAt: startsAt ?? openedAt, endedAt }))
      below.set(each.site, each)
  const planned = await options.planOf(session)
  const invited = planned && new Set(planned.planned.sites)
  const sites: Participant[] = []
  for (const [index, site] of options.sites.filter((each) => isWithin(each, owner)).entries()) {
    if (index % PAGE === PAGE - 1) await breathe()
    const invitation =
      planned && invited?.has(site) ? invitationOf(planned.planned.plan, planned.given.get(site)) : null
    const isOwn = homeNode(site) === node
    const here = participantOf(happened, { site, label: labelOf(site), isOwn, invitation })
    const { label, rollCall, spoke, shown, shownApart } = here
    const there = below.get(site)
    // How it came is known to its own node, what was done in the session to this one.
    const whole = there ? { ...there, label, invitation, rollCall, spoke, shown, shownApart } : here
    if (!invited || invited.has(site) || tookPart(whole)) sites.push(whole)
  }
  const provinces = totalsBy(sites, homeNode)
  return {
    ...{ title, owner, at: read.now, course: { openedAt, startsAt, endedAt }, sites, provinces },
    unread: read.unread,
    whole: provinces.reduce((sum, [, totals]) => addTo(sum, totals), noTotals),
  }
}

/** Who was not invited and came all the same is not left out. */
const tookPart = ({ arrival, spoke }: Participant): boolean =>
  arrival.state === 'on-time' || arrival.state === 'late' || (spoke?.times ?? 0) > 0

/** How this node's own sites took part in a session of the tier above. */
export async function computeOwn(
  options: ComputeOptions,
  session: string,
  course: ToldCourse,
): Promise<Participant[]> {
  const { node, record, labelOf, rollCalls, maxAgeMs } = options
  const own = options.sites.filter((site) => homeNode(site) === node)
  const read = await record.read({ session, own, tell: async () => course, now: options.now })
  const happened = happeningsOf({ ...read, rollCalls: rollCalls(), maxAgeMs })
  return own.map((site) => participantOf(happened, { site, label: labelOf(site), isOwn: true }))
}

/** The course of a session that this node runs or has run. Rejects with Refusal `session.unknown`. */
export async function courseRecorded(record: RecordReader, session: string): Promise<SessionCourse> {
  const events = await record.readSession(session)
  const opening = openingOf(session, events)
  const { openedAt, startsAt, endedAt } = courseOf(session, inOrder(events))
  if (!opening || openedAt === null) throw new Refusal('session.unknown', { session })
  const { title, owner } = opening
  return { title, owner, openedAt, startsAt: startsAt ?? openedAt, endedAt }
}

function openingOf(session: string, events: readonly EventRecord[]) {
  for (const { body } of events) if (body.kind === 'session.opened' && body.session === session) return body
  return null
}
