import type { NodeId, SourceKey } from '#contract'
import { createScope } from '#foundation/lifetime'
import { createNeighbour, type Neighbour, type NeighbourOptions } from './neighbour.ts'

type Mirrored =
  | 'sessionsChanged'
  | 'previewsChanged'
  | 'rosterChanged'
  | 'rollCallsChanged'
  | 'lineTalkersChanged'

/** The tiers next to this one. None is there before `meet`. */
export interface Neighbours {
  all(): readonly Neighbour[]
  /** Once, when it is known what flows to and from each of them already. */
  meet(peers: readonly NodeId[], adoptedBy: (peer: NodeId) => NeighbourOptions['adopted']): void
  /** Our own state that all of them mirror has changed. */
  tell(what: Mirrored): void
  close(): Promise<void>
}

/** `optionsFor` gives what a neighbour reads from us and tells us. */
export function createNeighbours(
  optionsFor: (peer: NodeId) => Omit<NeighbourOptions, 'peer' | 'adopted'>,
): Neighbours {
  const scope = createScope()
  const all: Neighbour[] = []
  return {
    all: () => all,
    meet(peers, adoptedBy) {
      for (const peer of peers)
        all.push(scope.add(createNeighbour({ ...optionsFor(peer), peer, adopted: adoptedBy(peer) })))
    },
    tell(what) {
      for (const neighbour of all) neighbour[what]()
    },
    close: () => scope.close(),
  }
}

/** The sources that flow into the pipe to a neighbour. */
export const sentTo = (peer: NodeId | null, all: readonly Neighbour[]): SourceKey[] =>
  all.flatMap((each) => (each.peer === peer ? each.pipe.offered().offers.map(({ source }) => source) : []))
