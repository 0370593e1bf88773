import type { Drawn, FrameCount } from '#browser/layouts'
import type { Shown } from '#contract'

/** A picture whose last frame is older than this does not advance. Cameras send 15 frames a second or more. */
const STILL_MS = 1500

/**
 * What the page says it shows: per slot the source really drawn, and whether its frames advance. `now`: Unix ms.
 * `visible`: the page is on the screen; a covered one may be given no frames, which is no fault of its pictures.
 */
export function shownReport(
  revision: number,
  visible: boolean,
  drawn: readonly Drawn[],
  countOf: (id: string) => FrameCount | undefined,
  now: number,
): Shown {
  return {
    revision,
    visible,
    slots: drawn.map((each, slot) => {
      const count = each.kind === 'picture' ? countOf(each.id) : undefined
      if (each.kind !== 'picture' || !count)
        return { slot, source: null, advancing: false, width: 0, height: 0 }
      const { lastAt, width, height } = count
      return { slot, source: each.source, advancing: now - lastAt < STILL_MS, width, height }
    }),
  }
}
