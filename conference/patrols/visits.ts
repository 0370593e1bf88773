import type { SiteId } from '#contract'

/** What a patrol remembers of a site that it has shown. */
export interface Visit {
  /** Which showing of this patrol the last one was; they count from 1. */
  turn: number
  /** The round that the last showing counts for. */
  round: number
  /** The last round in which it was shown for a whole stop, or until somebody went on by hand; 0: in none. */
  seen: number
}

/** The memory of a patrol: a site that it has not shown has no visit. */
export type Visits = ReadonlyMap<SiteId, Visit>

const unvisited: Visit = { turn: 0, round: 0, seen: 0 }

export const visitOf = (visits: Visits, site: SiteId): Visit => visits.get(site) ?? unvisited

export const lastTurn = (visits: Visits): number =>
  Math.max(0, ...Array.from(visits.values(), ({ turn }) => turn))

/** The sites are chosen, in this order. Who had its place in the round already is shown for the next one (L8). */
export function noteChosen(visits: Visits, sites: readonly SiteId[], round: number): Visits {
  const after = new Map(visits)
  let turn = lastTurn(visits)
  for (const site of sites) {
    const before = visitOf(visits, site)
    turn += 1
    after.set(site, { ...before, turn, round: before.round >= round ? round + 1 : round })
  }
  return after
}

/** The sites of this stop have been seen; those that other slots show as well, for this round (L7). */
export function noteSeen(
  visits: Visits,
  current: readonly SiteId[],
  elsewhere: readonly SiteId[],
  round: number,
): Visits {
  const after = new Map(visits)
  for (const site of current) {
    const before = visitOf(visits, site)
    after.set(site, { ...before, seen: Math.max(before.seen, before.round) })
  }
  for (const site of elsewhere) {
    const before = visitOf(visits, site)
    after.set(site, {
      ...before,
      round: Math.max(before.round, round),
      seen: Math.max(before.seen, round),
    })
  }
  return after
}
