import { commonSize, type Measure } from './fit-text.ts'
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

/** The number of columns at which the names are largest; of equals the one with the wider tiles. */
export function nameGrid(
  names: readonly string[],
  box: GridBox,
  rims: TileRims,
  bounds: { largest: number; smallest: number },
  measure: Measure,
): NameGrid {
  let best: NameGrid | undefined
  for (let columns = 1; columns <= Math.max(1, names.length); columns++) {
    const shape = shapeWith(columns, names.length, box)
    const room = roomIn(shape, rims)
    if (best && room.width - room.indent < bounds.smallest) break
    const size = commonSize(names, room, bounds, measure)
    if (!best || size > best.size) best = { ...shape, size }
  }
  return best ?? { ...shapeWith(1, 1, box), size: bounds.largest }
}

/** Where a name lies in a tile of the grid. */
export const roomIn = ({ width, height }: Shape, { across, down, sign }: TileRims) => ({
  width: width - across,
  height: height - down,
  indent: sign,
})
