import type { SiteId } from '#contract'
import type { LinkLoad, Round, RoundSite } from '#contract/readiness'

export interface RoundNow {
  round: Round
  loads: readonly LinkLoad[]
}

/** The round to show and how many others are not closed: one that runs before one that is paused, the newest first. */
export function roundShown(rounds: readonly RoundNow[]): { shown: RoundNow; others: number } | null {
  const open = rounds.filter(({ round }) => round.state !== 'closed')
  const [shown] = open.toSorted(
    (a, b) =>
      Number(b.round.state === 'running') - Number(a.round.state === 'running') ||
      b.round.openedAt - a.round.openedAt,
  )
  return shown ? { shown, others: open.length - 1 } : null
}

/** How many sites of the round are where. `waiting` has the late ones in it. */
export interface Progress {
  of: number
  proven: number
  failed: number
  testing: number
  waiting: number
  absent: number
}

export function progressOf({ sites }: Pick<Round, 'sites'>): Progress {
  const count = (...states: RoundSite['state'][]) =>
    sites.filter(({ state }) => states.includes(state)).length
  return {
    of: sites.length,
    proven: count('proven'),
    failed: count('failed'),
    testing: count('running'),
    waiting: count('waiting', 'late'),
    absent: count('absent'),
  }
}

/** Sites that a round which is not closed tests now. */
export const underTest = (rounds: readonly RoundNow[]): ReadonlySet<SiteId> =>
  new Set(
    rounds
      .filter(({ round }) => round.state !== 'closed')
      .flatMap(({ round }) => round.sites.filter(({ state }) => state === 'running'))
      .map(({ site }) => site),
  )

/** Who is missing in a round, the longest first. */
export const absentOf = ({ sites }: Pick<Round, 'sites'>): { site: SiteId; since: number }[] =>
  sites
    .filter((each) => each.state === 'absent')
    .map(({ site, since }) => ({ site, since }))
    .toSorted((a, b) => a.since - b.since || (a.site < b.site ? -1 : 1))

/** How much of a link tests take now, 0 to 1 of the way that is fuller; a budget of nothing is full. */
export function shareOf({ upKbps, downKbps, usedUpKbps, usedDownKbps }: LinkLoad): number {
  const share = (used: number, budget: number) => (budget > 0 ? used / budget : 1)
  return Math.max(share(usedUpKbps, upKbps), share(usedDownKbps, downKbps))
}

/** The fullest links and how many others there are. */
export function busiest(
  loads: readonly LinkLoad[],
  most: number,
): { shown: readonly LinkLoad[]; others: number } {
  const sorted = loads.toSorted((a, b) => shareOf(b) - shareOf(a))
  return { shown: sorted.slice(0, most), others: Math.max(0, loads.length - most) }
}
