import type { NodeId, SourceKey } from '#contract'
import type { RefusedWant, Want } from '#contract/uplink'
import { mayGoTo, type Passage } from './cues.ts'
import type { Demand } from './demand.ts'
import { createPlaces } from './places.ts'
import { neighboursOf } from './tree.ts'
import type { CascadeInput } from './types.ts'
import { notForThem, noWay, overBudget } from './words.ts'

/** Who gets what over which link. */
export interface Allocation {
  /** Wants of each neighbour that we serve, now or as soon as the source arrives. */
  accepted: Record<NodeId, Want[]>
  refused: Record<NodeId, RefusedWant[]>
  wants: Record<NodeId, Want[]>
  shortfalls: Record<NodeId, RefusedWant[]>
}

/** The books of one planning: what is given out and refused, with the places that are left. */
export interface Ledger {
  readonly allocation: Allocation
  refuse(demands: readonly Demand[], reason: RefusedWant): void
  /** Refuses those to whom a sound may not go; gives back the others. */
  refuseAstray(source: SourceKey, demands: readonly Demand[], passage: Passage): Demand[]
  /** Refuses those who ask for what lives on their own side; gives back the others. */
  refuseBackwards(source: SourceKey, origin: NodeId, demands: readonly Demand[]): Demand[]
  /** Refuses those whose link is full; gives back the others. */
  refuseWithoutPlace(source: SourceKey, demands: readonly Demand[]): Demand[]
  accept(source: SourceKey, demands: readonly Demand[]): void
  /** Why there is no place on the way in from `origin`; null when there is one. */
  lacksPlace(source: SourceKey, origin: NodeId): RefusedWant | null
  leaveOut(origin: NodeId, reason: RefusedWant): void
  /** Takes a place on the way in. */
  enter(source: SourceKey, origin: NodeId): void
  ask(origin: NodeId, want: Want): void
}

export function createLedger(input: CascadeInput): Ledger {
  const { self } = input
  const listForEach = <T>(): Record<NodeId, T[]> =>
    Object.fromEntries(neighboursOf(input).map((node) => [node, []]))
  const allocation: Allocation = {
    accepted: listForEach(),
    refused: listForEach(),
    wants: listForEach(),
    shortfalls: listForEach(),
  }
  const places = createPlaces(input.budget)

  const refuse = (demands: readonly Demand[], reason: RefusedWant) => {
    for (const { neighbour } of demands) allocation.refused[neighbour]?.push(reason)
  }

  return {
    allocation,
    refuse,
    refuseAstray(source, demands, passage) {
      const mayHave = ({ neighbour }: Demand) => mayGoTo(passage, neighbour, input)
      refuse(
        demands.filter((demand) => !mayHave(demand)),
        notForThem(source),
      )
      return demands.filter(mayHave)
    },
    refuseBackwards(source, origin, demands) {
      refuse(
        demands.filter(({ neighbour }) => neighbour === origin),
        noWay(source, self),
      )
      return demands.filter(({ neighbour }) => neighbour !== origin)
    },
    refuseWithoutPlace(source, demands) {
      return demands.filter((demand) => {
        const { neighbour } = demand
        if (places.free(neighbour, 'out', source)) return true
        refuse([demand], overBudget(source, self, neighbour, places.bound(neighbour, 'out')))
        return false
      })
    },
    accept(source, demands) {
      for (const { neighbour, want } of demands) {
        places.occupy(neighbour, 'out', source)
        allocation.accepted[neighbour]?.push(want)
      }
    },
    lacksPlace(source, origin) {
      if (places.free(origin, 'in', source)) return null
      return overBudget(source, origin, self, places.bound(origin, 'in'))
    },
    leaveOut(origin, reason) {
      allocation.shortfalls[origin]?.push(reason)
    },
    enter(source, origin) {
      places.occupy(origin, 'in', source)
    },
    ask(origin, want) {
      allocation.wants[origin]?.push(want)
    },
  }
}
