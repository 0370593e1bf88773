import { waitingOf } from '#browser/meeting'
import type { Floor, SiteId } from '#contract'

/** The first of the queue that is not invited yet. */
export const firstToInvite = (floor: Floor): SiteId | null =>
  waitingOf(floor).find(({ invited }) => invited === null)?.site ?? null

/** The first of the queue, invited or not. */
export const firstToOpen = (floor: Floor): SiteId | null => waitingOf(floor)[0]?.site ?? null
