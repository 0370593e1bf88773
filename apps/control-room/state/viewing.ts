import { type Screen, type ScreenSlot, type SiteId, sourceOf } from '#contract'
import { MOST_VIEWED, type Viewed } from '#contract/console'

/** What an operator looks at and listens to. */
export interface Watching {
  /** The site that is shown large. */
  zoomed: SiteId | null
  /** What is watched beside all of that, before it: a private talk, the operators' line. */
  first?: readonly Viewed[]
  /** Sites whose open microphones are listened to. */
  heard: readonly SiteId[]
  /** What is drawn live, the more important first. */
  screens: readonly Screen[]
}

type PictureLayer = 0 | 1 | 2

/** Small slots take the lowest layer: many of them are drawn at once. */
const layerIn = ({ slots }: Screen): PictureLayer => (slots.length > 4 ? 0 : 1)

/**
 * The streams that this takes, each once and at the highest layer that it needs. At most as many as a console may
 * watch: the large picture first, then sound, then the screens in their order; the rest stays stills.
 */
export function streamsToWatch({ first = [], zoomed, heard, screens }: Watching): Viewed[] {
  const wanted: Viewed[] = [
    ...first,
    ...(zoomed === null ? [] : [{ source: sourceOf(zoomed, 'camera'), layer: 2 as const }]),
    ...heard.map((site) => ({ source: sourceOf(site, 'microphone'), layer: null })),
    ...screens.flatMap((screen) =>
      screen.slots.flatMap((slot) => sourcesIn(slot).map((source) => ({ source, layer: layerIn(screen) }))),
    ),
  ]
  const best = new Map<string, Viewed>()
  for (const viewed of wanted) {
    const before = best.get(viewed.source)
    if (!before || (viewed.layer ?? 0) > (before.layer ?? 0)) best.set(viewed.source, viewed)
  }
  return [...best.values()].slice(0, MOST_VIEWED)
}

const sourcesIn = (slot: ScreenSlot) =>
  slot.kind === 'empty' ? [] : [sourceOf(slot.site, slot.kind === 'content' ? 'content' : 'camera')]
