import type { CascadePlan } from '#conference/cascade'
import { isTrial, type NodeId, partsOfSource, type SourceKey } from '#contract'
import type { LinkStatus } from '#contract/console'
import type { HostStatistics } from '#contract/media'
import type { Neighbour } from './neighbour/neighbour.ts'
import { type Place, pipeBetween } from './place.ts'

/** Two readings of the media host's counters, from which rates follow. */
export interface Readings {
  before: HostStatistics | null
  now: HostStatistics | null
}

/** The links of a node as its console shows them. */
export function describeLinks(
  place: Place,
  neighbours: readonly Neighbour[],
  plan: CascadePlan,
  readings: Readings,
  labelOf: (node: NodeId) => string,
): LinkStatus[] {
  return neighbours.map(({ peer, heard, pipe }) => {
    const { presence } = heard
    return {
      peer,
      label: labelOf(peer),
      presence: presence.state,
      since: heard.presenceSince,
      versions: presence.state === 'refused' ? { ours: presence.ours, theirs: presence.theirs } : null,
      ownProgram: presence.state === 'up' && heard.parts.length > 0,
      budget: place.budget.out,
      sending: pipe
        .offered()
        .offers.map(({ source }) => source)
        .filter(isOfSession),
      receiving: [...pipe.arrived().keys()].filter(isOfSession),
      ...ratesOf(pipeBetween(place, peer), readings),
      refused: [...(plan.shortfalls[peer] ?? []), ...(plan.refused[peer] ?? []), ...heard.refused]
        .filter(({ source }) => isOfSession(source))
        .map(({ source, vi, en }) => ({ source, vi: named(vi, labelOf), en: named(en, labelOf) })),
    }
  })
}

/** Tests of sites come and go on a link beside what is on air, and take no place of its budget. */
const isOfSession = (source: SourceKey): boolean => !isTrial(partsOfSource(source).kind)

/** The sentence with the names of the units that it is about: operators know no ids. */
export const named = (sentence: string, labelOf: (unit: string) => string): string =>
  sentence.replace(/\bVN(?:-[0-9A-Z]+){0,2}\b/g, labelOf)

/** Kilobits per second between the two readings; 0 while there is only one, or after the pipe was made anew. */
function ratesOf(pipe: string, { before, now }: Readings): { kbpsOut: number; kbpsIn: number } {
  const a = before?.pipes.find((one) => one.pipe === pipe)
  const b = now?.pipes.find((one) => one.pipe === pipe)
  const elapsedMs = (now?.at ?? 0) - (before?.at ?? 0)
  if (!a || !b || elapsedMs <= 0) return { kbpsOut: 0, kbpsIn: 0 }
  const rate = (bytes: number) => Math.max(0, Math.round((bytes * 8) / elapsedMs))
  return { kbpsOut: rate(b.bytesOut - a.bytesOut), kbpsIn: rate(b.bytesIn - a.bytesIn) }
}
