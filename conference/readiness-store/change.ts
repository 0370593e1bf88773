import { incidentEvents, isOver, ladderEvents, markOf, roundEvents, withMark } from '#conference/readiness'
import type { SiteId } from '#contract'
import type { EventBody } from '#contract/events'
import type { Incident, Measurement, Round, SessionLadder, SiteHistory, Verdict } from '#contract/readiness'

/** The newest verdict on a site, as it was judged then, and its tests. */
export interface SiteProof {
  verdict: Verdict
  history: SiteHistory
}

/** All that a node knows of readiness. Replaced, never changed. */
export interface ReadinessState {
  proofs: ReadonlyMap<SiteId, SiteProof>
  /** Those that are not closed, and the newest closed ones; the oldest first. */
  rounds: readonly Round[]
  /** Those that are not over. */
  incidents: readonly Incident[]
  /** Those of the sessions that this node runs and that have a time. */
  ladders: readonly SessionLadder[]
}

/** What becomes of it. What is left out stays. */
export interface Changes {
  /** A test that was made at this node: it stands in the record. */
  tested?: { measurement: Measurement; verdict: Verdict }
  /** What the tier below told of its sites: it stands in the record there. */
  heard?: readonly SiteProof[]
  /** As in the state; a new one behind the others. */
  rounds?: readonly Round[]
  /** As in the state, with those that are over now. */
  incidents?: readonly Incident[]
  /** As in the state; one that is left out goes with its session. */
  ladders?: readonly SessionLadder[]
}

/** What is new after a change: for those who show it. */
export interface News {
  sites: readonly SiteId[]
  rounds: boolean
  incidents: boolean
  ladders: boolean
}

/** So many closed rounds are still shown. */
const CLOSED_SHOWN = 8

export function proofsAfter(before: ReadonlyMap<SiteId, SiteProof>, changes: Changes): SiteProof[] {
  const { tested, heard = [] } = changes
  if (!tested) return [...heard]
  const { verdict } = tested
  const mark = markOf(verdict)
  const history = before.get(verdict.site)?.history ?? []
  return [...heard, { verdict, history: mark ? withMark(history, mark) : history }]
}

export function stateAfter(before: ReadinessState, changes: Changes): ReadinessState {
  const proofs = proofsAfter(before.proofs, changes)
  const { rounds = before.rounds, incidents = before.incidents, ladders = before.ladders } = changes
  const closed = rounds.filter(({ state }) => state === 'closed').slice(-CLOSED_SHOWN)
  return {
    proofs:
      proofs.length === 0
        ? before.proofs
        : new Map([...before.proofs, ...proofs.map((each) => [each.verdict.site, each] as const)]),
    rounds: rounds.filter((each) => each.state !== 'closed' || closed.includes(each)),
    incidents: incidents.some(isOver) ? incidents.filter((each) => !isOver(each)) : incidents,
    ladders,
  }
}

/** What the record says of a change; `by` gave the command, or is the site whose test it was. */
export function eventsOfChange(before: ReadinessState, changes: Changes, by: string): EventBody[] {
  const { tested, rounds = before.rounds, incidents = before.incidents, ladders = before.ladders } = changes
  const earlier = new Map(before.rounds.map((each) => [each.id, each]))
  return [
    ...(tested ? [{ kind: 'site.tested', ...tested } as const] : []),
    ...rounds.flatMap((each) => roundEvents(earlier.get(each.id) ?? null, each, by)),
    ...incidentEvents(before.incidents, incidents, by),
    ...ladderEvents(before.ladders, ladders, by),
  ]
}

/** The members of `after` that are new or changed, each with what it was before. */
export function changedIn<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
): { before: T | null; after: T }[] {
  const earlier = new Map(before.map((each) => [each.id, each]))
  return after
    .filter((each) => earlier.get(each.id) !== each)
    .map((each) => ({ before: earlier.get(each.id) ?? null, after: each }))
}
