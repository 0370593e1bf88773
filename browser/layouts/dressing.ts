import { type Dressing, type LayoutName, plainDressing } from '#contract'
import type { Rect } from './geometry.ts'

/** What is written over the whole scene, in percent of the box's height. 0: there is no such strip. */
export interface Strips {
  /** Title and clock. */
  top: number
  /** The banner. */
  bottom: number
}

/** How large a banner is written, by its length: one line, two lines, two lines of smaller letters. */
export type BannerSize = 'short' | 'medium' | 'long'

const bannerHeights: Record<BannerSize, number> = { short: 9.5, medium: 15, long: 11 }
const topHeight = 7

/** At most two lines hold the longest banner (200 characters). */
export function bannerSize(banner: string): BannerSize {
  return banner.length <= 50 ? 'short' : banner.length <= 105 ? 'medium' : 'long'
}

/** A title keeps to one line; a long one has two of smaller letters in the same strip. */
export function titleSize(title: string): 'short' | 'long' {
  return title.length <= 64 ? 'short' : 'long'
}

export function stripsOf({ title, clock, banner }: Dressing = plainDressing): Strips {
  return { top: title || clock ? topHeight : 0, bottom: banner ? bannerHeights[bannerSize(banner)] : 0 }
}

/**
 * Makes room for the strips, so that no name and no part of a picture lies under them: where the layout is not free
 * there by itself, all slots become smaller alike. A single camera keeps the whole screen and has the strips over it,
 * as on television.
 */
export function makeRoom(layout: LayoutName, rects: readonly Rect[], { top, bottom }: Strips): Rect[] {
  const above = Math.min(...rects.map(({ y }) => y))
  const below = 100 - Math.max(...rects.map(({ y, height }) => y + height))
  if (layout === 'full' || (above >= top && below >= bottom)) return [...rects]
  const height = 100 - above - below
  const scale = Math.min(1, (100 - top - bottom) / height)
  const left = (100 - 100 * scale) / 2
  const start = top + (100 - top - bottom - height * scale) / 2
  return rects.map((rect) => ({
    x: left + rect.x * scale,
    y: start + (rect.y - above) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  }))
}
