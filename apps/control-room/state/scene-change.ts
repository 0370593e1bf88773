import {
  type Dressing,
  plainDressing,
  type Scene,
  type Screen,
  type SiteId,
  type SlotSource,
} from '#contract'

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

/** Why the preview can't be taken: it is what is on air, or it shows nothing (which would black out every site). */
export type NothingToTake = 'same' | 'empty'

export function nothingToTake(program: Scene, next: Scene): NothingToTake | null {
  if (next.slots.every(({ kind }) => kind === 'empty')) return 'empty'
  return sameScene(program, next) ? 'same' : null
}
