import type { SiteId } from '#contract'
import type { Round, RoundSite } from '#contract/readiness'

/** How far a round is: how many sites are in each state. */
export type Progress = Record<RoundSite['state'], number> & { of: number }

export function progressOf({ sites }: Round): Progress {
  const progress = { of: sites.length, waiting: 0, late: 0, running: 0, proven: 0, failed: 0, absent: 0 }
  for (const { state } of sites) progress[state]++
  return progress
}

/** Nothing is under way and nobody waits: every site is proven, has failed with its cause, or is absent (D26). */
export const isSettled = ({ sites }: Round): boolean =>
  sites.every(({ state }) => state === 'proven' || state === 'failed' || state === 'absent')

/** Sites in a state, in the order of the round. */
export const sitesIn = ({ sites }: Round, ...states: RoundSite['state'][]): SiteId[] =>
  sites.filter(({ state }) => states.includes(state)).map(({ site }) => site)

/** Whose test is under way for a round; a closed one waits for none (D26). */
export const runningIn = (round: Round): SiteId[] =>
  round.state === 'closed' ? [] : sitesIn(round, 'running')
