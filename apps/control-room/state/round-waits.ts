import type { LinkLoad, Round, RoundSite } from '#contract/readiness'

type LinkOfSite = Pick<LinkLoad, 'kind' | 'node'>

/** Why a site of a round is not under test yet. */
export type WaitReason =
  | { why: 'paused' }
  /** Its line has no room for one more test; `tests` run over it now. None of it is for tests where that is 0. */
  | { why: 'line'; link: LinkOfSite; tests: number }
  /** It came when the round had begun: it is next. */
  | { why: 'late' }
  | { why: 'turn' }

/** Sites of a round that wait for the same reason, in the round's order. */
export interface WaitingSites {
  reason: WaitReason
  sites: string[]
}

/**
 * Whom a round waits for, and why. The line is found as the node finds it (D27): a test that takes as much as those
 * under way do on average has to fit into what tests may take, both ways.
 */
export function waitingSites(round: Round, loads: readonly LinkLoad[]): WaitingSites[] {
  const groups = new Map<string, WaitingSites>()
  for (const each of round.sites) {
    if (each.state !== 'waiting' && each.state !== 'late') continue
    const reason = reasonOf(each, round, loads)
    const key = JSON.stringify(reason)
    const group = groups.get(key)
    if (group) group.sites.push(each.site)
    else groups.set(key, { reason, sites: [each.site] })
  }
  return [...groups.values()]
}

function reasonOf(each: RoundSite, round: Round, loads: readonly LinkLoad[]): WaitReason {
  if (round.state === 'paused') return { why: 'paused' }
  const full = loads.find((load) => carries(load, each.site) && !bearsOneMore(load))
  if (full) return { why: 'line', link: { kind: full.kind, node: full.node }, tests: full.tests }
  return { why: each.state === 'late' ? 'late' : 'turn' }
}

/** A commune's test runs over its node's line to its sites and that node's uplink, that of a province's own room over the uplink. */
const carries = ({ kind, node }: LinkOfSite, site: string): boolean =>
  kind === 'access' ? site.startsWith(`${node}-`) : site === node || site.startsWith(`${node}-`)

function bearsOneMore({ upKbps, downKbps, usedUpKbps, usedDownKbps, tests }: LinkLoad): boolean {
  if (upKbps === 0 || downKbps === 0) return false
  if (tests === 0) return true
  return usedUpKbps + usedUpKbps / tests <= upKbps && usedDownKbps + usedDownKbps / tests <= downKbps
}
