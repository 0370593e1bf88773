import type { RollCallState, SiteId } from '#contract'
import type { EventRecord } from '#contract/events'
import type { Grade } from '#contract/readiness'
import { type Calls, callsOf } from './calls.ts'
import type { Course } from './course.ts'
import type { Numbered } from './in-order.ts'
import { mediaTimesOf } from './media-times.ts'
import { createScreens } from './screens.ts'
import { createSpanBook, type Span } from './spans.ts'
import { splitRecord, type ToldCourse } from './split.ts'

/** A test of a site, as far as it says whether the site was ready. */
export interface Proof extends Numbered {
  site: SiteId
  grade: Grade
  provedAt: number
}

/** What a node knows of a session, in any order and however often. */
export interface Recorded {
  session: string
  /** Events of the session, of its roll calls, and of who came and went; of before the opening the last of each site. */
  events: readonly EventRecord[]
  proofs: readonly Proof[]
  /** Of a session of another tier: its course, as that tier told it. */
  told?: ToldCourse | null
  /** The roll calls that tiers have told each other. */
  rollCalls: readonly RollCallState[]
  /** The node's time, Unix milliseconds. */
  now: number
  /** How long a proof is good, milliseconds. */
  maxAgeMs: number
}

/** What happened in a session, site by site. */
export interface Happenings {
  course: Course
  /** Whether the record has the floor and the program of the session. */
  isOwn: boolean
  /** Until when there is something to tell: the end, or now. */
  until: number
  /** How long a proof is good, milliseconds. */
  maxAgeMs: number
  hereOf(site: SiteId): readonly Span[]
  /** When its first picture or sound came. */
  mediaAt(site: SiteId): number | null
  microphoneOf(site: SiteId): readonly Span[]
  shownOf(site: SiteId): readonly Span[]
  /** In programs of their own for audiences. */
  shownApartOf(site: SiteId): readonly Span[]
  /** The last proof of a site at a moment. */
  proofOf(site: SiteId, at: number): Proof | null
  calls: Calls
}

export function happeningsOf(recorded: Recorded): Happenings {
  const { session, rollCalls, now, maxAgeMs } = recorded
  const { course, isOwn, before, events } = splitRecord(recorded)
  const { openedAt } = course
  // A clock that was set back has not yet come to what it has recorded.
  const until = course.endedAt ?? Math.max(now, events.at(-1)?.at ?? now)
  const [here, microphones] = [createSpanBook<SiteId>(), createSpanBook<SiteId>()]
  const screens = createScreens()
  const media = mediaTimesOf(session, events, recorded.events, openedAt)
  // Who was there already takes part from the opening on.
  if (openedAt !== null) for (const site of hereAfter(before)) here.begin(site, openedAt)
  for (const { at, body } of events) {
    if (body.kind === 'site.connected') here.begin(body.site, at)
    if (body.kind === 'site.disconnected') here.end(body.site, at)
    if (!('session' in body) || body.session !== session) continue
    if (body.kind === 'microphone.opened') microphones.begin(body.site, at)
    if (body.kind === 'microphone.closed') microphones.end(body.site, at)
    screens.take({ at, body })
  }
  if (course.endedAt !== null) {
    screens.end(course.endedAt)
    for (const site of microphones.open()) microphones.end(site, course.endedAt)
  }
  const proofs = new Map<SiteId, Proof[]>()
  for (const proof of recorded.proofs.toSorted((left, right) => left.sequence - right.sequence)) {
    const known = proofs.get(proof.site)
    if (known) known.push(proof)
    else proofs.set(proof.site, [proof])
  }

  return {
    ...{ course, isOwn, until, maxAgeMs },
    hereOf: here.of,
    mediaAt: (site) => media.get(site) ?? null,
    microphoneOf: microphones.of,
    shownOf: screens.main.of,
    shownApartOf: screens.audiences.of,
    proofOf: (site, at) => proofs.get(site)?.findLast((proof) => proof.at <= at) ?? null,
    calls: callsOf(session, rollCalls, events),
  }
}

function hereAfter(events: readonly EventRecord[]): Set<SiteId> {
  const here = new Set<SiteId>()
  for (const { body } of events) {
    if (body.kind === 'site.connected') here.add(body.site)
    if (body.kind === 'site.disconnected') here.delete(body.site)
  }
  return here
}
