import type { LayoutName } from '#contract'

/** A place in a 16:9 box, in percent of its width and height. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Where each slot of a layout is, in slot order. Every slot is 16:9 itself; `gap` is the room between slots in
 * percent of the box.
 */
export function slotRects(layout: LayoutName, gap = 0.4): Rect[] {
  switch (layout) {
    case 'full':
    case 'content':
      return [{ x: 0, y: 0, width: 100, height: 100 }]
    case '1+1':
      return row(2, gap).map((cell) => ({ ...cell, y: (100 - cell.height) / 2 }))
    case '2x2':
      return grid(2, gap)
    case '3x3':
      return grid(3, gap)
    case '4x4':
      return grid(4, gap)
    case '5x5':
      return grid(5, gap)
    case '1+2':
      return middle(oneLarge(3, gap).slice(0, 3))
    case '1+5':
      return oneLarge(3, gap)
    case '1+7':
      return oneLarge(4, gap)
    case 'content+speaker':
      return middle(oneLarge(4, gap).slice(0, 2))
  }
}

function row(columns: number, gap: number): Rect[] {
  const side = (100 - gap * (columns - 1)) / columns
  return Array.from({ length: columns }, (_, column) => ({
    x: column * (side + gap),
    y: 0,
    width: side,
    height: side,
  }))
}

function grid(columns: number, gap: number): Rect[] {
  return row(columns, gap).flatMap(({ x: y }) => row(columns, gap).map((cell) => ({ ...cell, y })))
}

/**
 * One large slot over all cells of a grid but its right column and its lowest row; then the cells of the column from
 * above, then those of the row from the left.
 */
function oneLarge(columns: number, gap: number): Rect[] {
  const cells = grid(columns, gap)
  const side = ((cells[0]?.width ?? 0) + gap) * (columns - 1) - gap
  const small = cells.filter((_, at) => at % columns === columns - 1 || at >= columns * (columns - 1))
  return [{ x: 0, y: 0, width: side, height: side }, ...small]
}

/** Moves what stands at the upper edge to the middle of the box's height. */
function middle(rects: readonly Rect[]): Rect[] {
  const free = 100 - Math.max(...rects.map(({ y, height }) => y + height))
  return rects.map((rect) => ({ ...rect, y: rect.y + free / 2 }))
}
