import type { Luma } from './luma.ts'
import { twoLevels } from './two-levels.ts'

/** Where the code lies in a picture, in pixels; right and bottom are past the end. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A line of pixels belongs to the ring when it is at least so bright as this share of the brightest line. */
const RING_SHARE = 0.7
/** Below this distance of dark and bright there is nothing to read, of 255. */
const LEAST_CONTRAST = 24
/** A smaller code has cells of less than three pixels. */
const LEAST_WIDTH = 60

/**
 * The outer edges of the white ring, under scaling, dark bars, brightness and contrast; null when nothing in the
 * picture can be one. What is found is a candidate: only the checksum proves a code.
 */
export function findRing({ width, height, data }: Luma): Box | null {
  const levels = twoLevels(data)
  if (!levels || levels.bright - levels.dark < LEAST_CONTRAST) return null
  const rows = new Uint32Array(height)
  const columns = new Uint32Array(width)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++)
      if ((data[at] ?? 0) > levels.middle) {
        rows[y] = (rows[y] ?? 0) + 1
        columns[x] = (columns[x] ?? 0) + 1
      }
  const [top, bottom] = ends(rows)
  const [left, right] = ends(columns)
  return right - left < LEAST_WIDTH ? null : { left, top, right, bottom }
}

function ends(counts: Uint32Array): [first: number, pastLast: number] {
  const least = RING_SHARE * counts.reduce((most, count) => Math.max(most, count), 0)
  return [counts.findIndex((count) => count >= least), counts.findLastIndex((count) => count >= least) + 1]
}
