import type { EventRecord } from '#contract/events'

/** When a session was opened, begins and ended. */
export interface Course {
  /** Null: the record does not have its opening. */
  openedAt: number | null
  /** The number of the event that opened it; 0 without one. */
  openedBy: number
  /** What lateness is counted from; null: not known. */
  startsAt: number | null
  endedAt: number | null
  /** The number of the event that ended it; null: it runs. */
  endedBy: number | null
}

/**
 * The course of a session by the events of a record, in order. It begins at the time that its ladder says, else with
 * its opening; once that time has come nothing moves it any more, neither another time nor a second opening (J3).
 */
export function courseOf(session: string, events: readonly EventRecord[]): Course {
  let course: Course = { openedAt: null, openedBy: 0, startsAt: null, endedAt: null, endedBy: null }
  let planned: number | null = null
  for (const { at, sequence, body } of events) {
    if (!('session' in body) || body.session !== session) continue
    if (body.kind === 'session.opened' && course.openedAt === null)
      course = { ...course, openedAt: at, openedBy: sequence, startsAt: at }
    if (body.kind === 'ladder.set' && (planned === null || at < planned)) {
      planned = body.startsAt
      course = { ...course, startsAt: planned }
    }
    if (body.kind === 'session.closed') return { ...course, endedAt: at, endedBy: sequence }
  }
  return course
}
