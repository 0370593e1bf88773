import type { SiteId } from '#contract'
import type { BoardSite, Incident, IncidentOwner } from '#contract/readiness'
import { homeOf } from './home.ts'

/** Those that nobody sees to yet. */
export const unanswered = (incidents: readonly Incident[]): number =>
  incidents.filter(({ state }) => state.state === 'opened').length

const ranks: Record<Incident['state']['state'], number> = {
  opened: 0,
  answered: 1,
  fixed: 2,
  retested: 3,
  closed: 3,
}

/** Who waits for somebody first, then what is seen to, then what waits for a test; of each calls for help, then the
 * longest open. */
export const byUrgency = (incidents: readonly Incident[]): Incident[] =>
  incidents.toSorted(
    (a, b) => ranks[a.state.state] - ranks[b.state.state] || isCall(b) - isCall(a) || a.openedAt - b.openedAt,
  )

/** As `byUrgency`, but those that are looked at already keep their places; others follow. */
export function keepPlaces(places: readonly string[], incidents: readonly Incident[]): Incident[] {
  const known = new Map(incidents.map((each) => [each.id, each]))
  const kept = places.flatMap((id) => known.get(id) ?? [])
  for (const { id } of kept) known.delete(id)
  return [...kept, ...byUrgency([...known.values()])]
}

/** How many that nobody has answered stand below one that somebody did. */
export function outOfPlace(shown: readonly Incident[]): number {
  const first = shown.findIndex(({ state }) => state.state !== 'opened')
  return first < 0 ? 0 : unanswered(shown.slice(first))
}

const isCall = ({ cause }: Incident): number => Number(cause.kind === 'help')

/**
 * Who sees to what a test found at a site: whom its incident is with, which another tier may know better or an
 * operator may have handed over; without one who it falls to.
 */
export function seenToBy(
  site: SiteId,
  code: string,
  incidents: readonly Incident[],
  otherwise: IncidentOwner | null,
): IncidentOwner | null {
  const isIt = ({ site: at, cause, state }: Incident) =>
    at === site && cause.kind === 'test' && cause.code === code && ranks[state.state] < ranks.closed
  return incidents.find(isIt)?.owner ?? otherwise
}

export type Telecom = Extract<IncidentOwner, { party: 'telecom' }>

/**
 * The lines that an incident of a site may be handed to its provider for: its own, as far as one was named for it,
 * then those that were named for sites of the same node.
 */
export function linesFor(
  site: SiteId,
  incidents: readonly Incident[],
  rows: ReadonlyMap<SiteId, BoardSite>,
): Telecom[] {
  const named = [
    ...incidents.map(({ site, owner }) => ({ site, owner })),
    ...[...rows.values()].map(({ site, owner }) => ({ site, owner })),
  ]
  const lines = new Map<string, { line: Telecom; own: boolean }>()
  for (const { site: of, owner } of named) {
    if (owner?.party !== 'telecom' || homeOf(of) !== homeOf(site)) continue
    const key = `${owner.provider} ${owner.circuit}`
    lines.set(key, { line: owner, own: of === site || lines.get(key)?.own === true })
  }
  return [...lines.values()].toSorted((a, b) => Number(b.own) - Number(a.own)).map(({ line }) => line)
}
