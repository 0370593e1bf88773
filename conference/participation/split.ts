import type { EventRecord } from '#contract/events'
import { type Course, courseOf } from './course.ts'
import type { Recorded } from './happenings.ts'
import { inOrder } from './in-order.ts'

/** A session's part of a record, and what was before. */
export interface Split {
  course: Course
  /** Whether the record is the session's own: it has the floor and the program. */
  isOwn: boolean
  /** Whose times say nothing; in order. */
  before: readonly EventRecord[]
  /** From the opening to the end, in order, with times that never go back. */
  events: readonly EventRecord[]
}

/** By the number of the event that opened it (J2); of a session of another tier by the times that its owner told (J10). */
export function splitRecord({ session, events, told = null }: Recorded): Split {
  const known = inOrder(events)
  const { openedAt, openedBy } = courseOf(session, known)
  if (openedAt === null) return told === null ? untold(known) : splitByTimes(known, told)
  const since = inOrder(events.filter(({ sequence }) => sequence >= openedBy))
  const course = courseOf(session, since)
  const { endedBy } = course
  return {
    ...{ course, isOwn: true, before: known.filter(({ sequence }) => sequence < openedBy) },
    events: endedBy === null ? since : since.filter(({ sequence }) => sequence <= endedBy),
  }
}

const nowhere = { openedBy: 0, endedBy: null }

/** It is only known who is there. */
const untold = (events: readonly EventRecord[]): Split => ({
  course: { openedAt: null, startsAt: null, endedAt: null, ...nowhere },
  ...{ isOwn: false, before: [], events },
})

function splitByTimes(known: readonly EventRecord[], told: ToldCourse): Split {
  const { openedAt, endedAt } = told
  return {
    ...{ course: { ...told, ...nowhere }, isOwn: false },
    before: known.filter(({ at }) => at < openedAt),
    events: known.filter(({ at }) => at >= openedAt && (endedAt === null || at <= endedAt)),
  }
}

/** The course of a session, as the tier that runs it has recorded it. */
export interface ToldCourse {
  openedAt: number
  startsAt: number
  endedAt: number | null
}
