import type { ReplyOf } from '#contract'
import type { ConsoleOperations, ParticipationFilter } from '#contract/console'
import type { Participant, ParticipationTotals } from '#contract/participation'

/** What the tab of the roll call shows. */
export const rollCallViews = ['roll-call', 'participation'] as const
export type RollCallView = (typeof rollCallViews)[number]

/** How sites took part, as the node told it last. */
export type Participation = ReplyOf<ConsoleOperations, 'participation.get'>

/** Which sites are listed. */
export interface ParticipationWanted {
  text: string
  only: ParticipationFilter | null
}

export type ParticipationNow =
  | { kind: 'asked' }
  /** `stale`: the node does not answer now; what it said before is shown with its time. */
  | { kind: 'here'; is: Participation; stale: boolean }
  /** Why not, in both languages; null: the node does not answer. */
  | { kind: 'failed'; why: { vi: string; en: string } | null }

/** One of the counts, each of them a filter. */
export interface Count {
  only: ParticipationFilter
  count: number
}

/** Those of a session under way, in the order of their urgency; whom nobody knows only when there are some. */
export function countsOf(is: Pick<Participation, 'whole' | 'openedAt' | 'node' | 'owner'>): Count[] {
  const { whole, openedAt, node, owner } = is
  const unknown: Count[] = whole.unknown > 0 ? [{ only: 'unknown', count: whole.unknown }] : []
  if (openedAt === null) return unknown
  // The floor is in the owner's record.
  const speakers: Count[] = node === owner ? [{ only: 'spoke', count: whole.speakers }] : []
  return [
    { only: 'on-time', count: whole.onTime },
    { only: 'late', count: whole.late },
    { only: 'absent', count: whole.absent },
    { only: 'away', count: whole.away },
    ...speakers,
    ...unknown,
  ]
}

type Begin = Pick<Participation, 'at' | 'startsAt' | 'endedAt'>

/** Whether the start has not come by the clock of this node; then there are no counts yet, but for who is there. */
export const isAhead = ({ at, startsAt, endedAt }: Begin): boolean =>
  startsAt !== null && at < startsAt && endedAt === null

/** Answers of other nodes may be as old, and honest clocks as different, milliseconds. */
const CLOSE_MS = 15_000

/** Provinces whose node says otherwise than this one of whether the session has begun: their clock is wrong. */
export function wrongClocks(is: Begin & Pick<Participation, 'provinces'>): string[] {
  const { at, startsAt, endedAt, provinces } = is
  if (startsAt === null || Math.abs(at - startsAt) < CLOSE_MS) return []
  const ahead = isAhead({ at, startsAt, endedAt })
  return provinces
    .filter(({ totals }) =>
      ahead ? totals.onTime + totals.late + totals.absent > 0 : endedAt === null && totals.notBegun > 0,
    )
    .map(({ label }) => label)
}

/** Came, of all whose coming is known, of a province. */
export const cameOf = ({ onTime, late, of, unknown }: ParticipationTotals): { came: number; of: number } => ({
  came: onTime + late,
  of: of - unknown,
})

/** How a site stands, for its mark: away before all else. */
export type Standing = Participant['arrival']['state'] | 'away'

export const standingOf = ({ arrival, here }: Pick<Participant, 'arrival' | 'here'>): Standing =>
  here === false && (arrival.state === 'on-time' || arrival.state === 'late') ? 'away' : arrival.state

/** A length of time in hours and whole minutes, and seconds below a minute. */
export function lengthOf(ms: number): { hours: number; minutes: number; seconds: number } {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 }
}
