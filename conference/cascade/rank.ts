import { sourcesOf } from '#conference/scenes'
import { type Screen, type SourceKey, screensOf } from '#contract'
import type { Situation } from './situation.ts'

/**
 * The order in which sources get the places of a full link: by slot of the session that runs here, in its main
 * program, then in its others in their order; then what flows already, then by key. A source that is in no scene comes
 * after those, then one that is only prepared, for the next stop of a patrol, then for the preview, by its slot there;
 * last, by key, what is in neither and for nobody: only consoles watch it. A session that runs above us runs here, and
 * nothing else but what consoles watch crosses our links, so one session tells the order.
 */
export function rankSources(
  sources: Iterable<SourceKey>,
  { session, prepared }: Pick<Situation, 'session' | 'prepared'>,
  flowing: ReadonlySet<SourceKey>,
  isForSomebody: (source: SourceKey) => boolean,
): SourceKey[] {
  const onAir = slotsOf(session ? screensOf(session) : [])
  const later = slotsOf(prepared)
  const placeOf = (source: SourceKey): readonly [part: number, slot: number] => {
    const slot = onAir.get(source)
    if (slot !== undefined) return [0, slot]
    const place = later.get(source)
    if (place !== undefined) return [2, place]
    return isForSomebody(source) ? [1, 0] : [3, 0]
  }
  const compare = (a: SourceKey, b: SourceKey): number => {
    const [part, slot] = placeOf(a)
    const [otherPart, otherSlot] = placeOf(b)
    return (
      part - otherPart ||
      slot - otherSlot ||
      (part === 1 ? Number(flowing.has(b)) - Number(flowing.has(a)) : 0) ||
      compareKeys(a, b)
    )
  }
  return [...new Set(sources)].sort(compare)
}

/** Where each picture stands first, counted through all screens. */
function slotsOf(screens: readonly Screen[]): Map<SourceKey, number> {
  const slots = new Map<SourceKey, number>()
  let before = 0
  for (const screen of screens) {
    for (const { source, slot } of sourcesOf(screen)) if (!slots.has(source)) slots.set(source, before + slot)
    before += screen.slots.length
  }
  return slots
}

/** Plain code unit order, the same on every machine. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
