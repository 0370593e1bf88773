import type { SessionKeeper, StandingRule } from '#conference/sessions'
import type { ShowingRule } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
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
  uplink: () => boolean
  /** Tells the owner of a session this tier's rule. */
  tell: (session: string, rule: ShowingRule) => Promise<unknown>
  clock: Clock
  log: Log
}

export function createAuthority(options: AuthorityOptions): Authority {
  const { place, keeper, standingRule, uplink, tell, clock, log } = options
  const scope = createScope()
  const node = place.self
  const sessions = () => keeper.all()
  const requests = scope.add(createShowingClock({ node, sessions, expire: keeper.expireRequests, clock }))
  const parts = scope.add(createLocalParts({ node, sessions, uplink, end: keeper.endPart, clock }))
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
