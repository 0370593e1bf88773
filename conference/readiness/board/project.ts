import type { SiteId } from '#contract'
import type {
  Board,
  BoardSite,
  Directions,
  LineRecord,
  LoopTier,
  SiteHistory,
  Thresholds,
  Verdict,
} from '#contract/readiness'
import { ownerOf } from '../incidents/owner.ts'
import { isReady } from '../ladder/standing.ts'
import { asOf } from '../verdict/age.ts'
import { neverTested } from '../verdict/judge.ts'
import { tiersOf } from '../verdict/ways.ts'
import { byAge, byCause, byOwner } from './groups.ts'
import { trendOf } from './history.ts'

/** Who there is, and whom to call. */
export type RosterSite = Pick<BoardSite, 'site' | 'label' | 'connected' | 'phone'>

export interface BoardSources {
  roster: readonly RosterSite[]
  /** The newest verdict on each site. */
  verdicts: ReadonlyMap<SiteId, Verdict>
  histories: ReadonlyMap<SiteId, SiteHistory>
  lines: readonly LineRecord[]
  thresholds: Thresholds
}

/** The board at a time: everything on it follows from what is given here (D41 to D44). */
export function projectBoard(sources: BoardSources, now: number): Board {
  const sites = sources.roster
    .map((each) => boardSite(each, sources, now))
    .toSorted((a, b) => (a.site < b.site ? -1 : 1))
  return { ...boardFigures(sites, now), sites }
}

/** What the board says of its rows together (D41, D42); `sites` in their order. */
export function boardFigures(sites: readonly BoardSite[], now: number): Omit<Board, 'sites'> {
  const count = (grade: BoardSite['grade']) => sites.filter((each) => each.grade === grade).length
  return {
    at: now,
    of: sites.length,
    grades: {
      ...{ good: count('good'), acceptable: count('acceptable') },
      ...{ fail: count('fail'), untested: count('untested') },
    },
    province: provenAt(sites, 'province'),
    centre: provenAt(sites, 'centre'),
    absent: sites.filter(({ connected }) => !connected).length,
    ...{ byCause: byCause(sites), byOwner: byOwner(sites), byAge: byAge(sites, now) },
  }
}

/** One row of the board (D43). */
export function boardSite(entry: RosterSite, sources: Omit<BoardSources, 'roster'>, now: number): BoardSite {
  const { site, label, connected, phone } = entry
  const { thresholds, lines } = sources
  const verdict = asOf(
    sources.verdicts.get(site) ?? neverTested(site, thresholds, now),
    now,
    thresholds.maxAgeMs,
  )
  const { grade, provedAt, directions, findings } = verdict
  const first = isReady(verdict) ? undefined : findings[0]
  const owner = first ? ownerOf(first, site, lines) : null
  const history = sources.histories.get(site) ?? []
  return {
    ...{ site, label, connected, phone, grade, provedAt, directions },
    finding:
      first && owner ? { code: first.code, actor: owner.party, cause: first.cause, todo: first.todo } : null,
    owner,
    history,
    trend: trendOf(history),
  }
}

/** How many have all four directions proven at a tier, of those that have the tier (D41). */
function provenAt(sites: readonly BoardSite[], tier: LoopTier): Board['province'] {
  const having = sites.filter(({ site }) => tiersOf(site).includes(tier))
  return { proven: having.filter(({ directions }) => isWhole(directions[tier])).length, of: having.length }
}

const isWhole = (ways: Directions | null): boolean =>
  ways !== null && Object.values(ways).every((way) => way === 'proven')
