import type { Fitness, Surroundings } from '#conference/patrols'
import { namedSites } from '#conference/scenes'
import { isBelow } from '#conference/sites/ids'
import {
  mayFollow,
  type Patrol,
  type PatrolList,
  resolveScene,
  type SessionState,
  type SiteId,
  type SiteStatus,
} from '#contract'

export interface Known {
  /** Unix milliseconds. */
  at: number
  /** Every site that there is, in the order of the registry. */
  sites: () => readonly SiteId[]
  statusOf(site: SiteId): SiteStatus | undefined
}

/** What a patrol of a session has to know (rules of `conference/patrols`), from what its owner knows. */
export function surroundingsOf(session: SessionState, patrol: Patrol, known: Known): Surroundings {
  const { program } = session
  const own = slotsOf(session, patrol)
  const others = program.scene.slots.map((slot) =>
    slot.kind === 'patrol' && slot.patrol === patrol.id ? ({ kind: 'empty' } as const) : slot,
  )
  const beside = resolveScene({ ...program.scene, slots: others }, session)
  const earlier = session.patrols.slice(0, session.patrols.indexOf(patrol))
  return {
    at: known.at,
    list: sitesOf(patrol.list, known),
    fitnessOf: (site) => fitnessOf(site, session, known.statusOf(site)),
    named: new Set([
      ...namedSites(program.scene),
      ...earlier.filter((each) => slotsOf(session, each) > 0).flatMap(({ current }) => current),
    ]),
    elsewhere: new Set(beside.slots.flatMap((slot) => (slot.kind === 'site' ? [slot.site] : []))),
    width: own === 0 ? patrol.slots : Math.min(own, patrol.slots),
    onAirSince: own === 0 ? null : program.takenAt,
  }
}

const slotsOf = ({ program }: SessionState, { id }: Patrol): number =>
  program.scene.slots.filter((slot) => slot.kind === 'patrol' && slot.patrol === id).length

const sitesOf = (list: PatrolList, { sites }: Known): SiteId[] =>
  list.kind === 'sites' ? [...new Set(list.sites)] : sites().filter((site) => isBelow(site, list.unit))

function fitnessOf(site: SiteId, session: SessionState, status: SiteStatus | undefined): Fitness {
  if (status?.state !== 'connected') return 'absent'
  const { camera } = status.devices
  if (camera !== 'ok' && camera !== 'unknown') return 'noVideo'
  return mayFollow(session, site) ? 'fit' : 'notAgreed'
}
