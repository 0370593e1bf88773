import type { MediaClient } from '#conference/media'
import type { OperatorsLine } from '#conference/operators-line'
import type { SavedScenes } from '#conference/saved-scenes'
import type { ChairCallMemory, PatrolMemory, SessionKeeper, StandingRule } from '#conference/sessions'
import type { Sites } from '#conference/sites'
import type { SiteId, SiteStatus } from '#contract'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createAuthority } from './authority.ts'
import { createChairCalls } from './chair-calls.ts'
import { createLineCarrier } from './line-carrier.ts'
import { createPatrols } from './patrols/patrols.ts'
import type { Place } from './place.ts'
import type { Previews } from './previews.ts'
import { createSessionCommands } from './session-commands.ts'
import type { HeardVoices } from './voice-board.ts'
import { createVoices } from './voices.ts'

export interface SessionSideOptions {
  place: Place
  link: Link
  media: MediaClient
  keeper: SessionKeeper
  previews: Previews
  standingRule: StandingRule
  savedScenes: SavedScenes
  line: OperatorsLine
  patrolMemory: PatrolMemory
  chairCallMemory: ChairCallMemory
  sites: Sites
  roster: () => SiteStatus[]
  /** Whether the tier above is there; true at the top. */
  uplink: () => boolean
  labelOf: (site: SiteId) => string
  newId: () => string
  onCalls: () => void
  onVoices: (heard: HeardVoices) => void
  clock: Clock
  log: Log
}

/** What moves the sessions that run here: commands, patrols, voices, the chair's calls, what a cut line asks for. */
export type SessionSide = ReturnType<typeof createSessionSide>

export function createSessionSide(options: SessionSideOptions) {
  const { place, link, media, keeper, previews, standingRule, savedScenes, line, sites } = options
  const { patrolMemory, chairCallMemory, roster, uplink, labelOf, newId, onCalls, onVoices, clock, log } =
    options
  const scope = createScope()
  const sessions = () => keeper.all()

  const patrols = scope.add(
    createPatrols({
      node: place.self,
      keeper,
      memory: patrolMemory,
      sites: () => sites.registry.all().map(({ id }) => id),
      ...{ roster, clock, log },
    }),
  )
  const chairCalls = scope.add(
    createChairCalls({
      ...{ sessions, newId, clock, log },
      memory: chairCallMemory,
      record: keeper.recordEvent,
      onChange: onCalls,
    }),
  )
  scope.add(createLineCarrier({ place, link, line, sessions, clock, log }))
  scope.add(createVoices({ place, link, media, keeper, onHeard: onVoices, clock, log }))
  const commands = scope.add(
    createSessionCommands({ place, link, keeper, previews, patrols, registry: sites.registry, labelOf }),
  )
  const authority = scope.add(
    createAuthority({
      ...{ place, keeper, standingRule, savedScenes, uplink, clock, log },
      tell: (session, rule) =>
        commands.command('showing.rule', { session, province: place.self, rule }, labelOf(place.self)),
    }),
  )
  if (place.parent !== null) scope.add(link.watch(place.parent, () => authority.changed()))

  return {
    command: commands.command,
    chairCalls,
    rosterChanged: () => patrols.changed(),
    sessionsChanged() {
      chairCalls.sessionsChanged()
      patrols.changed()
    },
    close: () => scope.close(),
  }
}
