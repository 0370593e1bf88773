import type { Scene, SiteId } from '#contract'
import { type Roster, stateOf } from './roster.ts'

export const sitesOf = (scene: Scene): SiteId[] =>
  scene.slots.flatMap((slot) => (slot.kind === 'site' ? [slot.site] : []))

export const sameScene = (a: Scene, b: Scene): boolean =>
  a.layout === b.layout &&
  a.slots.length === b.slots.length &&
  a.slots.every((slot, at) => {
    const other = b.slots[at]
    if (slot.kind === 'empty') return other?.kind === 'empty'
    return other?.kind === 'site' && other.site === slot.site
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

export function sceneChange(program: Scene, next: Scene, roster: Roster): SceneChange {
  const now = sitesOf(program)
  const then = sitesOf(next)
  return {
    enters: then.filter((site) => !now.includes(site)),
    leaves: now.filter((site) => !then.includes(site)),
    withoutPicture: then.filter((site) => stateOf(roster, site) !== 'connected'),
    emptySlots: next.slots.length - then.length,
    same: sameScene(program, next),
  }
}

/** Why the preview can't be taken: it is what is on air, or it shows nothing (which would black out every site). */
export type NothingToTake = 'same' | 'empty'

export function nothingToTake(program: Scene, next: Scene): NothingToTake | null {
  if (sitesOf(next).length === 0) return 'empty'
  return sameScene(program, next) ? 'same' : null
}
