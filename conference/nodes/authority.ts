import type { EndingPart } from '#conference/authority'
import type { SavedScenes } from '#conference/saved-scenes'
import type { SessionKeeper, StandingRule } from '#conference/sessions'
import type { SessionState, ShowingRule } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { Log } from '#foundation/log'
import { type Clock, formatVietnamTime } from '#foundation/time'
import { createLocalParts } from './local-part.ts'
import type { Neighbour } from './neighbour/neighbour.ts'
import type { Place } from './place.ts'
import { createShowingClock } from './showing-clock.ts'
import { createStandingShowing } from './standing-showing.ts'

/** What a tier does by itself where several share a session: ends requests and parts, tells its standing rule. */
export interface Authority {
  /** Sessions, or the line to the tier above, may have changed. */
  changed(): void
  close(): Promise<void>
}

export interface AuthorityOptions {
  place: Place
  keeper: SessionKeeper
  standingRule: StandingRule
  savedScenes: Pick<SavedScenes, 'save'>
  uplink: () => boolean
  /** Tells the owner of a session this tier's rule. */
  tell: (session: string, rule: ShowingRule) => Promise<unknown>
  clock: Clock
  log: Log
}

export function createAuthority(options: AuthorityOptions): Authority {
  const { place, keeper, standingRule, savedScenes, uplink, tell, clock, log } = options
  const scope = createScope()
  const node = place.self
  const sessions = () => keeper.all()
  const requests = scope.add(createShowingClock({ node, sessions, expire: keeper.expireRequests, clock }))
  const end = async (ending: EndingPart<SessionState>) => {
    const { scene, takenBy } = ending.part.program
    const name = `Tại tỉnh, tới ${formatVietnamTime(clock.now())}`
    // A template: the session that it was a part of may be gone.
    await savedScenes.save({ session: null, name, scene }, takenBy)
    await keeper.endPart(ending)
  }
  const parts = scope.add(createLocalParts({ node, sessions, uplink, end, clock }))
  const standing = createStandingShowing({ node, sessions, rule: standingRule.get, tell, log })

  const sessionsChanged = () => {
    requests.sessionsChanged()
    parts.changed()
    if (uplink()) standing.sessionsChanged()
  }
  scope.add(keeper.onChange(sessionsChanged))
  return { changed: sessionsChanged, close: () => scope.close() }
}

/** Whether the line to the tier above is up; where there is none above, it is never missed. */
export const isUplinkUp = ({ parent }: Place, neighbours: readonly Neighbour[]): boolean =>
  parent === null || neighbours.some(({ peer, heard }) => peer === parent && heard.presence.state === 'up')
