import type { RoundState } from '#contract/console'
import type { LinkLoad, Round, RoundSite } from '#contract/readiness'

/** How far a round is. `waiting`: with those who came late. */
export interface RoundProgress {
  of: number
  proven: number
  failed: number
  running: number
  waiting: number
  absent: number
}

export function progressOf({ sites }: Round): RoundProgress {
  const progress = { of: sites.length, proven: 0, failed: 0, running: 0, waiting: 0, absent: 0 }
  for (const { state } of sites) progress[state === 'late' ? 'waiting' : state] += 1
  return progress
}

/** Whether nobody waits and no test is under way. */
export const isSettled = (round: Round): boolean => {
  const { running, waiting } = progressOf(round)
  return running + waiting === 0
}

/** The sites of a round that are in this state, in its order. */
export const sitesThatAre = <State extends RoundSite['state']>(
  { sites }: Round,
  state: State,
): Extract<RoundSite, { state: State }>[] =>
  sites.filter((each): each is Extract<RoundSite, { state: State }> => each.state === state)

/** A gap between two ends of tests that is longer was a pause, or there was nobody to test. Milliseconds. */
const LONGEST_GAP_MS = 60_000
/** So many ends of tests say how fast the round is now. */
const ENDS_LOOKED_AT = 20

/**
 * How long the round still takes, in milliseconds, from the mean time between the last ends of its tests. Null: it
 * does not run, nobody waits, or fewer tests have ended than run at once, so that nothing tells.
 */
export function timeLeft(round: Round): number | null {
  const { running, waiting } = progressOf(round)
  if (round.state !== 'running' || running + waiting === 0) return null
  const ends = round.sites
    .flatMap((each) => (isEnd(each) && each.at >= round.openedAt ? [each.at] : []))
    .toSorted((a, b) => a - b)
  if (ends.length < Math.max(2, running)) return null
  const last = [round.openedAt, ...ends].slice(-1 - ENDS_LOOKED_AT)
  const gaps = last.slice(1).map((at, before) => Math.min(LONGEST_GAP_MS, at - (last[before] ?? at)))
  return ((running + waiting) * gaps.reduce((sum, gap) => sum + gap, 0)) / gaps.length
}

/** The end of a test that this round made. */
const isEnd = (each: RoundSite): each is Extract<RoundSite, { state: 'proven' | 'failed' }> =>
  (each.state === 'proven' || each.state === 'failed') && each.tests > 0

/** The links that tests run over now, the fullest first. */
export function linksInUse(loads: readonly LinkLoad[]): LinkLoad[] {
  return loads.filter(({ tests }) => tests > 0).toSorted((a, b) => shareUsed(b) - shareUsed(a))
}

/** How much of what tests may take of a link they take, 0 to 1, of the fuller way. */
export function shareUsed({ upKbps, downKbps, usedUpKbps, usedDownKbps }: LinkLoad): number {
  const share = (used: number, whole: number) =>
    used === 0 ? 0 : whole === 0 ? 1 : Math.min(1, used / whole)
  return Math.max(share(usedUpKbps, upKbps), share(usedDownKbps, downKbps))
}

/** The newest first, those that go on before those that are closed. */
export const inOrder = (rounds: readonly RoundState[]): RoundState[] => {
  const isClosed = ({ round }: RoundState) => Number(round.state === 'closed')
  return rounds.toSorted((a, b) => isClosed(a) - isClosed(b) || b.round.openedAt - a.round.openedAt)
}

/** The round that is opened out: the one that was chosen, else the newest that goes on, else none. */
export function shownRound(rounds: readonly RoundState[], chosen: string | null): string | null {
  const known = rounds.find(({ round }) => round.id === chosen)
  const going = inOrder(rounds).find(({ round }) => round.state !== 'closed')
  return (known ?? going)?.round.id ?? null
}

/** Rounds that are settled now and were not before: their result is told once. */
export function newlySettled(before: readonly RoundState[], now: readonly RoundState[]): Round[] {
  const open = new Set<string>()
  for (const { round } of before) if (round.state !== 'closed' && !isSettled(round)) open.add(round.id)
  return now.flatMap(({ round }) => (open.has(round.id) && isSettled(round) ? [round] : []))
}
