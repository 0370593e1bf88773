/** How wide a tile likes to be for its height: a name above a figure. */
const LIKED = 2.3

/** Where a grid lies, and what is between its tiles, in px. */
export interface GridBox {
  width: number
  height: number
  gap: number
}

/** A tile's place; `span`: how many columns it takes. */
export interface Place {
  row: number
  column: number
  span: number
}

/** A grid; `width` and `height` are those of a tile of one column, px. */
export interface Shape {
  columns: number
  width: number
  height: number
  gap: number
  places: readonly Place[]
}

/** Places tiles one after the other; one that does not fit into the rest of a row begins the next. */
export function placeTiles(spans: readonly number[], columns: number): Place[] {
  let [row, column] = [0, 0]
  return spans.map((wanted) => {
    const span = Math.min(wanted, columns)
    if (column + span > columns) [row, column] = [row + 1, 0]
    const place = { row, column, span }
    column += span
    return place
  })
}

/** The tiles in so many columns, filling the box. */
export function shapeWith(spans: readonly number[], columns: number, { width, height, gap }: GridBox): Shape {
  const places = placeTiles(spans, columns)
  const rows = (places.at(-1)?.row ?? 0) + 1
  return {
    ...{ columns, gap, places },
    width: (width - gap * (columns - 1)) / columns,
    height: (height - gap * (rows - 1)) / rows,
  }
}

/** The number of columns that gives so many tiles the most room. */
export function columnsFor(count: number, box: GridBox): Shape {
  const spans = Array.from({ length: Math.max(1, count) }, () => 1)
  const shapes = spans.map((_, at) => shapeWith(spans, at + 1, box))
  const sizeOf = ({ width, height }: Shape) => Math.min(width / LIKED, height)
  return shapes.reduce((best, each) => (sizeOf(each) > sizeOf(best) ? each : best))
}

/** The tile that an arrow key leads to, the same at an edge; null: the key is none of the grid's. */
export function walk(key: string, at: number, places: readonly Place[]): number | null {
  const last = places.length - 1
  const here = places[at]
  const nextRow = (step: 1 | -1) => {
    if (!here) return at
    const found = places.findIndex(
      ({ row, column, span }) =>
        row === here.row + step && column <= here.column && here.column < column + span,
    )
    return found < 0 ? at : found
  }
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowRight':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return nextRow(-1)
    case 'ArrowDown':
      return nextRow(1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
