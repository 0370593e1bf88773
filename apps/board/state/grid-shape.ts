/** How wide a tile likes to be for its height: a name above a figure. */
const LIKED = 2.3

/** Where a grid lies, and what is between its tiles, in px. */
export interface GridBox {
  width: number
  height: number
  gap: number
}

/** A grid of tiles that are all alike; lengths of one tile in px. */
export interface Shape {
  columns: number
  width: number
  height: number
}

/** So many tiles in so many columns, filling the box. */
export function shapeWith(columns: number, count: number, { width, height, gap }: GridBox): Shape {
  const rows = Math.max(1, Math.ceil(count / columns))
  return {
    columns,
    width: (width - gap * (columns - 1)) / columns,
    height: (height - gap * (rows - 1)) / rows,
  }
}

/** The number of columns that gives so many tiles the most room. */
export function columnsFor(count: number, box: GridBox): Shape {
  const shapes = Array.from({ length: Math.max(1, count) }, (_, at) => shapeWith(at + 1, count, box))
  const sizeOf = ({ width, height }: Shape) => Math.min(width / LIKED, height)
  return shapes.reduce((best, each) => (sizeOf(each) > sizeOf(best) ? each : best))
}

/** The tile that an arrow key leads to; null: the key is none of the grid's. */
export function walk(key: string, at: number, { count, columns }: { count: number; columns: number }) {
  const steps: Record<string, number> = {
    ...{ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns },
    ...{ Home: -at, End: count - 1 - at },
  }
  const step = steps[key]
  if (step === undefined) return null
  const to = at + step
  return to < 0 || to >= count ? at : to
}
