import {
  type Dressing,
  plainDressing,
  resolveScene,
  type Scene,
  type Screen,
  type SessionState,
  type SiteId,
  type SlotSource,
  screenOf,
} from '#contract'
import { type Roster, stateOf } from './roster.ts'

/** The sites whose cameras are on a screen, each once. */
export const sitesOf = (screen: Screen): SiteId[] => [
  ...new Set(screen.slots.flatMap((slot) => (slot.kind === 'site' ? [slot.site] : []))),
]

export function sameSource(a: SlotSource, b: SlotSource): boolean {
  if (a.kind === 'site') return b.kind === 'site' && b.site === a.site
  if (a.kind === 'patrol') return b.kind === 'patrol' && b.patrol === a.patrol
  return a.kind === b.kind
}

export const sameDressing = (a: Dressing, b: Dressing): boolean =>
  a.labels === b.labels && a.title === b.title && a.clock === b.clock && a.banner === b.banner

export const sameScene = (a: Scene, b: Scene): boolean =>
  a.layout === b.layout &&
  a.slots.length === b.slots.length &&
  sameDressing(a.dressing ?? plainDressing, b.dressing ?? plainDressing) &&
  a.slots.every((slot, at) => {
    const other = b.slots[at]
    return other !== undefined && sameSource(slot, other)
  })

/** What a take would do, said before it is done. */
export interface SceneChange {
  /** Sites that come on air, those that leave it. */
  enters: SiteId[]
  leaves: SiteId[]
  /** Sites of the new scene without a connection: their slot would be without a picture. */
  withoutPicture: SiteId[]
  emptySlots: number
  same: boolean
}

export function sceneChange(session: SessionState, next: Scene, roster: Roster): SceneChange {
  const now = sitesOf(screenOf(session))
  const then = sitesOf(resolveScene(next, session))
  return {
    enters: then.filter((site) => !now.includes(site)),
    leaves: now.filter((site) => !then.includes(site)),
    withoutPicture: then.filter((site) => stateOf(roster, site) !== 'connected'),
    emptySlots: next.slots.filter(({ kind }) => kind === 'empty').length,
    same: sameScene(session.program.scene, next),
  }
}

/** Why the preview can't be taken: it is what is on air, or it shows nothing (which would black out every site). */
export type NothingToTake = 'same' | 'empty'

export function nothingToTake(program: Scene, next: Scene): NothingToTake | null {
  if (next.slots.every(({ kind }) => kind === 'empty')) return 'empty'
  return sameScene(program, next) ? 'same' : null
}
