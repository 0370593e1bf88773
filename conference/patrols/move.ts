import type { Patrol, SiteId } from '#contract'
import { arrange, choose, chooseBefore } from './choose.ts'
import { type Coverage, candidatesOf, coverageOf, type Surroundings } from './surroundings.ts'
import { noteChosen, noteSeen, type Visits, visitOf } from './visits.ts'

/** What follows for a patrol, for its memory and for the record. */
export interface Moved {
  patrol: Patrol
  visits: Visits
  /** The round that this has ended. */
  finished: ({ round: number } & Coverage) | null
}

/** The next stop, by time or by hand (L2, L10). Null: there is nobody else to show, and nothing to note. */
export function goOn(patrol: Patrol, visits: Visits, around: Surroundings): Moved | null {
  const candidates = candidatesOf(around)
  const shown = seenNow(patrol, visits, around)
  const others = candidates.filter((site) => !patrol.current.includes(site))
  // Whoever can be shown is: that round stays open until somebody else comes (L9).
  if (others.length === 0) return isNews(patrol, visits, shown) ? settle(patrol, shown, around) : null

  const { round } = patrol
  const isOver = candidates.every((site) => visitOf(shown, site).round >= round)
  const finished = isOver ? { round, ...coverageOf(shown, round, around) } : null
  const after = isOver ? { ...patrol, round: round + 1 } : patrol
  const chosen = choose(candidates, around.width, { order: patrol.order, visits: shown, list: around.list })
  const moved = settle(
    showing(after, arrange(patrol.current, chosen), around.at),
    noteChosen(shown, chosen, after.round),
    around,
  )
  return { ...moved, finished }
}

/** The stop before, once more (L10). Null: none is known whose sites can be shown. */
export function goBack(patrol: Patrol, visits: Visits, around: Surroundings): Moved | null {
  const { current } = patrol
  const chosen = chooseBefore(candidatesOf(around), around.width, { current, visits })
  if (chosen.length === 0) return null
  return settle(showing(patrol, arrange(current, chosen), around.at), seenNow(patrol, visits, around), around)
}

/**
 * Brings a stop under way into order: who can not be shown any more gives way at once, free slots are filled (L6).
 * Null: it is in order.
 */
export function mend(patrol: Patrol, visits: Visits, around: Surroundings): Moved | null {
  const { current, order } = patrol
  const { width, list } = around
  const staying = current.filter((site) => isStill(site, around)).slice(0, width)
  const free = candidatesOf(around).filter((site) => !current.includes(site))
  const coming = choose(free, width - staying.length, { order, visits, list })
  if (staying.length === current.length && coming.length === 0) {
    const isStale = patrol.next.some((site) => !isStill(site, around))
    const isMissing = patrol.next.length === 0 && free.length > 0
    return isStale || isMissing ? settle(patrol, visits, around) : null
  }
  const sites = arrange(current, [...staying, ...coming])
  const at = coming.length > 0 ? around.at : patrol.stepSince
  return settle(showing(patrol, sites, at), noteChosen(visits, coming, patrol.round), around)
}

const isStill = (site: SiteId, { list, fitnessOf, named }: Surroundings): boolean =>
  list.includes(site) && fitnessOf(site) === 'fit' && !named.has(site)

const showing = (patrol: Patrol, current: SiteId[], at: number): Patrol => ({
  ...patrol,
  current,
  step: patrol.step + 1,
  stepSince: at,
})

/** What nobody has on air is seen by nobody. */
function seenNow({ current, round }: Patrol, visits: Visits, around: Surroundings): Visits {
  const { onAirSince, list, elsewhere } = around
  if (onAirSince === null) return visits
  const others = list.filter((site) => elsewhere.has(site) && !current.includes(site))
  return noteSeen(visits, current, others, round)
}

const isNews = ({ current, round }: Patrol, before: Visits, after: Visits): boolean =>
  current.some((site) => visitOf(before, site).seen < round && visitOf(after, site).seen >= round)

/** Who comes next, and the figures. */
function settle(patrol: Patrol, visits: Visits, around: Surroundings): Moved {
  const { order, current } = patrol
  const { width, list } = around
  const others = candidatesOf(around).filter((site) => !current.includes(site))
  const next = choose(others, width, { order, visits, list })
  return { patrol: { ...patrol, next, ...coverageOf(visits, patrol.round, around) }, visits, finished: null }
}
