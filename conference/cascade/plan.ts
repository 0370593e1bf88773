import { allocate } from './allocate.ts'
import { feedsOf, monitoredOf } from './feeds.ts'
import { ordersOf } from './publish.ts'
import { compareKeys } from './rank.ts'
import { situationOf } from './situation.ts'
import { reachOf } from './standing.ts'
import type { CascadeInput, CascadePlan } from './types.ts'

/**
 * Decides for one node which sources flow where. Pure: the same input gives the same plan, whatever the order of
 * its lists (only that of the sessions matters), and nothing is remembered between two plans.
 */
export function planCascade(input: CascadeInput): CascadePlan {
  const situation = situationOf(input)
  const allocation = allocate(situation)
  const sends = mapEach(allocation.accepted, (wants) =>
    wants
      .map(({ source }) => source)
      .filter((source) => situation.here.has(source))
      .sort(compareKeys),
  )
  return {
    wants: mapEach(allocation.wants, bySource),
    shortfalls: mapEach(allocation.shortfalls, bySource),
    sends,
    refused: mapEach(allocation.refused, bySource),
    publish: ordersOf(situation, allocation),
    feeds: feedsOf(situation),
    monitors: monitoredOf(situation),
    seenBy: reachOf(situation, allocation, 'camera'),
    heardBy: reachOf(situation, allocation, 'microphone'),
  }
}

function bySource<T extends { source: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => compareKeys(a.source, b.source))
}

function mapEach<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
