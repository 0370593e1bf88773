import { ageingOf } from '#conference/readiness'
import type { SiteId } from '#contract'
import {
  type Arrival,
  type Drop,
  MAX_DROPS_TOLD,
  type Participant,
  type ParticipantInvitation,
} from '#contract/participation'
import type { Course } from './course.ts'
import type { Happenings } from './happenings.ts'
import { lengthOf, type Span, sumOf } from './spans.ts'

export interface Invited {
  site: SiteId
  label: string
  /** Whether this node records who of its site comes and goes. */
  isOwn: boolean
  /** What it answered to the plan of the session; left out: no plan that is known invites it. */
  invitation?: ParticipantInvitation | null
}

const MINUTE_MS = 60_000

/** How one invited site took part (J4 to J10). */
export function participantOf(
  happened: Happenings,
  { site, label, isOwn, invitation = null }: Invited,
): Participant {
  const { course, until, calls } = happened
  const spans = happened.hereOf(site)
  const isKnown = isOwn && course.openedAt !== null
  const attended = isKnown ? attendanceOf(spans, course, until) : unknownAttendance
  return {
    ...{ site, label, invitation, ...attended },
    here: isOwn ? spans.at(-1)?.to === null : null,
    firstAt: isKnown ? (spans[0]?.from ?? null) : null,
    firstMediaAt: isKnown ? happened.mediaAt(site) : null,
    ready: readyOf(happened, site),
    rollCall: calls.of(site),
    spoke: happened.isOwn ? timesOf(happened.microphoneOf(site), until) : null,
    shown: happened.isOwn ? timesOf(happened.shownOf(site), until) : null,
    shownApart: happened.isOwn ? timesOf(happened.shownApartOf(site), until) : null,
  }
}

type Attendance = Pick<Participant, 'arrival' | 'presentMs' | 'awayMs' | 'dropped' | 'drops'>

const nothing = { presentMs: 0, awayMs: 0, dropped: 0, drops: [] }
const unknownAttendance: Attendance = { arrival: { state: 'unknown' }, ...nothing }

/** From the spans when it was there: how it came, and when it was away after that. */
function attendanceOf(spans: readonly Span[], course: Course, until: number): Attendance {
  const startsAt = course.startsAt ?? until
  if (until < startsAt) return { arrival: { state: 'not-begun' }, ...nothing }
  const since = spans
    .filter(({ from, to }) => to === null || to > startsAt || from >= startsAt)
    .map(({ from, to }) => ({ from: Math.max(from, startsAt), to }))
  const [first] = since
  if (!first) return { arrival: { state: 'absent' }, ...nothing }
  const drops = since.flatMap(({ to }, index): Drop[] => {
    if (to === null) return []
    const gap = { from: to, to: since[index + 1]?.from ?? course.endedAt }
    const ms = lengthOf(gap, until)
    return ms > 0 || gap.to === null ? [{ ...gap, ms }] : []
  })
  return {
    arrival: arrivalAfter(first.from - startsAt),
    presentMs: sumOf(since, until),
    awayMs: drops.reduce((sum, { ms }) => sum + ms, 0),
    dropped: drops.length,
    drops: drops.slice(-MAX_DROPS_TOLD),
  }
}

function arrivalAfter(ms: number): Arrival {
  const minutes = Math.floor(ms / MINUTE_MS)
  return minutes < 1 ? { state: 'on-time' } : { state: 'late', minutes }
}

/** By the last proof at the start; before it, by the last one now (J6). */
function readyOf({ course, until, maxAgeMs, proofOf }: Happenings, site: SiteId): Participant['ready'] {
  const at = Math.min(course.startsAt ?? until, until)
  const proof = proofOf(site, at)
  if (!proof) return null
  const { grade, provedAt } = proof
  return { grade: ageingOf(provedAt, at, maxAgeMs) === 'fresh' ? grade : 'untested', provedAt }
}

const timesOf = (spans: readonly Span[], until: number) => ({ times: spans.length, ms: sumOf(spans, until) })
