import type { MediaClient } from '#conference/media'
import type { NodeId } from '#contract'
import type { NodeOptions } from '../conference-node.ts'
import type { LineTalkers } from '../line-talkers.ts'
import { liesBeyond, pipeBetween } from '../place.ts'
import type { Previews } from '../previews.ts'
import type { Rosters } from '../rosters.ts'
import type { NeighbourOptions } from './neighbour.ts'

export interface ExchangedOptions
  extends Pick<NodeOptions, 'place' | 'link' | 'keeper' | 'rollCalls' | 'clock' | 'log'> {
  media: MediaClient
  previews: Previews
  rosters: Rosters
  /** Is there when a neighbour is first met. */
  talkers: () => Pick<LineTalkers, 'tellTo' | 'changed'>
  /** Anything heard that changes what has to flow. */
  onChange: () => void
}

/** What each neighbour reads from us, and what becomes of what it tells. */
export function exchangedWith(options: ExchangedOptions) {
  const { place, link, keeper, rollCalls, media, previews, rosters, talkers, onChange, clock, log } = options
  const sessions = () => keeper.all()
  const stored = (what: string, storing: Promise<unknown>) =>
    void storing.catch((error) => log.error(`${what} not stored`, { error }))

  return (peer: NodeId): Omit<NeighbourOptions, 'peer' | 'adopted'> => ({
    ...{ link, media, onChange, clock, log },
    relation: peer === place.parent ? 'parent' : 'child',
    pipeId: pipeBetween(place, peer),
    readSessions: sessions,
    readPreviews: previews.all,
    readRoster: () => rosters.readFor(peer),
    readRollCalls: () =>
      rollCalls.tellTo(
        peer,
        sessions().map(({ id }) => id),
      ),
    readLineTalkers: () => talkers().tellTo(peer),
    liesBeyond: (site) => liesBeyond(place, peer, site),
    onSessions: (states) => stored('sessions', keeper.adopt(states)),
    onPreviews: previews.adopt,
    onRollCalls: (states) => stored('roll calls', rollCalls.adopt(peer, states)),
    onLineTalkers: () => talkers().changed(),
    onRoster: () => rosters.changed(),
  })
}
