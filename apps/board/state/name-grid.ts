import { commonSize, fits, type Measure } from './fit-text.ts'
import { type GridBox, type Shape, shapeWith } from './grid-shape.ts'

/** What a tile takes for itself, in px: padding and rims of both sides together, and its sign. */
export interface TileRims {
  across: number
  down: number
  sign: number
}

/** A grid in which the names are as large as can be. `size`: that of all but a few of them, px. */
export interface NameGrid extends Shape {
  size: number
}

/** A name that would have to be smaller than this share of the others has a tile of two columns. */
const TOO_SMALL = 0.8

/** The number of columns at which the names are largest; of equals the one with the wider tiles. */
export function nameGrid(
  names: readonly string[],
  box: GridBox,
  rims: TileRims,
  bounds: { largest: number; smallest: number },
  measure: Measure,
): NameGrid {
  const single = names.map(() => 1)
  const gridWith = (columns: number): NameGrid => {
    const shape = shapeWith(single, columns, box)
    const room = roomIn(shape, rims, 1)
    const first = commonSize(names, room, bounds, measure)
    const spans = names.map((name) => (fits(name, first * TOO_SMALL, room, measure) ? 1 : 2))
    if (!spans.includes(2)) return { ...shape, size: first }
    const wide = shapeWith(spans, columns, box)
    return { ...wide, size: commonSize(names, roomIn(wide, rims, 1), bounds, measure) }
  }
  let best = gridWith(1)
  for (let columns = 2; columns <= names.length; columns++) {
    const { width } = shapeWith(single, columns, box)
    if (width - rims.across - rims.sign < bounds.smallest) break
    const grid = gridWith(columns)
    if (grid.size > best.size) best = grid
  }
  return best
}

/** Where a name lies in a tile that takes so many columns. */
export const roomIn = ({ width, height, gap }: Shape, { across, down, sign }: TileRims, span: number) => ({
  width: width * span + gap * (span - 1) - across,
  height: height - down,
  indent: sign,
})
