import { type Waiting, waitingOf } from '#browser/meeting'
import type { Floor, SiteId } from '#contract'

/** Who is invited and has not opened yet, and after them who asks and waits to be invited: each in the queue's order. */
export function queuesOf(floor: Floor): { called: Waiting[]; asking: Waiting[] } {
  const all = waitingOf(floor)
  return {
    called: all.filter(({ invited }) => invited !== null),
    asking: all.filter(({ invited }) => invited === null),
  }
}

/** The first who asks and is not invited yet. */
export const firstToInvite = (floor: Floor): SiteId | null => queuesOf(floor).asking[0]?.site ?? null

/** The first who is invited, else the first who asks. */
export function firstToOpen(floor: Floor): SiteId | null {
  const { called, asking } = queuesOf(floor)
  return (called[0] ?? asking[0])?.site ?? null
}
