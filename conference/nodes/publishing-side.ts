import type { NodeId, SessionState, SiteId } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Published } from './console/published.ts'
import { createCueWatch } from './cue-watch.ts'
import { createLineTalkers, type LineNeighbour } from './line-talkers.ts'
import type { MediaSide } from './media-side.ts'
import { createPresenterWatch } from './presenter-watch.ts'
import type { SessionSide } from './session-side.ts'

export interface PublishingSideOptions {
  node: NodeId
  sessions: () => readonly SessionState[]
  /** What consoles publish as the node's own room. */
  published: Pick<Published, 'holder'>
  content: Pick<MediaSide, 'offersContent' | 'mayOfferContent'>
  neighbours: () => readonly LineNeighbour[]
  /** Says to the owner of each such session that the site's content has ended. */
  endContent: (site: SiteId) => Promise<void>
  command: SessionSide['command']
  /** Who talks on the operators' line has changed. */
  onTalkers: () => void
  /** How long sites have to come back after the node's start, milliseconds. */
  graceMs: number
  clock: Clock
  log: Log
}

/**
 * What follows in sessions, and for other tiers, from what sites present and operators say: presenters (N35), private
 * talks (N36), the operators' line (N37). Owned by the node; `close()` leaves no timer.
 */
export function createPublishingSide(options: PublishingSideOptions) {
  const { node, sessions, published, content, neighbours, command, graceMs, clock, log } = options
  const scope = createScope()
  const presenters = scope.add(
    createPresenterWatch({
      ...{ node, sessions, graceMs, clock, log },
      offers: content.offersContent,
      mayOffer: content.mayOfferContent,
      endContent: options.endContent,
    }),
  )
  const talkers = createLineTalkers({
    ...{ node, neighbours },
    own: () => published.holder('line'),
    onChange: options.onTalkers,
  })
  const cueWatch = scope.add(
    createCueWatch({
      ...{ node, sessions, clock, log },
      hasVoice: () => published.holder('cue') !== null,
      end: (session, { site, by }) => command('cue.close', { session, site }, by),
    }),
  )
  return {
    talkers,
    /** An operator has ended the content that a console published. */
    contentEnded: () => presenters.ended(node),
    /** Sessions, seats or what is published may have changed. */
    changed() {
      presenters.changed()
      talkers.changed()
      cueWatch.changed()
    },
    close: () => scope.close(),
  }
}
