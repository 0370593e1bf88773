import type { PatrolSkipped, SiteId } from '#contract'
import { type Visits, visitOf } from './visits.ts'

/** Whether a site can be shown, or why it is passed over. */
export type Fitness = 'fit' | keyof PatrolSkipped

/** What a patrol has to know at a moment. */
export interface Surroundings {
  /** Unix milliseconds. */
  at: number
  /** Its sites in their order, each once. */
  list: readonly SiteId[]
  fitnessOf(site: SiteId): Fitness
  /** Sites that stand in other slots of the scene and will stay there: they give way in no case. */
  named: ReadonlySet<SiteId>
  /** These, and sites that are in other slots for now (speaker, chair, other patrols). */
  elsewhere: ReadonlySet<SiteId>
  /** How many slots it has to fill. */
  width: number
  /** When it came on air; null: it is in no slot of the program. */
  onAirSince: number | null
}

/** What of the list a round has covered, and what it passed over. `total` is what it can show. */
export interface Coverage {
  seen: number
  total: number
  skipped: PatrolSkipped
}

export function coverageOf(visits: Visits, round: number, { list, fitnessOf }: Surroundings): Coverage {
  const skipped: PatrolSkipped = { absent: 0, noVideo: 0, notAgreed: 0 }
  let seen = 0
  let open = 0
  for (const site of list) {
    const fitness = fitnessOf(site)
    if (visitOf(visits, site).seen >= round) seen += 1
    else if (fitness === 'fit') open += 1
    else skipped[fitness] += 1
  }
  return { seen, total: seen + open, skipped }
}

/** Sites of the list that can be shown in a slot of the patrol, in the order of the list. */
export const candidatesOf = ({ list, fitnessOf, elsewhere }: Surroundings): SiteId[] =>
  list.filter((site) => fitnessOf(site) === 'fit' && !elsewhere.has(site))
