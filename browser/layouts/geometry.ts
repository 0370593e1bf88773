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
      return [{ x: 0, y: 0, width: 100, height: 100 }]
    case '1+1':
      return row(2, gap).map((cell) => ({ ...cell, y: (100 - cell.height) / 2 }))
    case '2x2':
      return grid(2, gap)
    case '3x3':
      return grid(3, gap)
    case '1+5':
      return onePlusFive(gap)
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

/** One large slot over four cells of a 3×3 grid, the five others to its right and below. */
function onePlusFive(gap: number): Rect[] {
  const cells = grid(3, gap)
  const side = (100 - gap * 2) / 3
  const large = { x: 0, y: 0, width: side * 2 + gap, height: side * 2 + gap }
  return [large, ...[2, 5, 6, 7, 8].flatMap((index) => cells[index] ?? [])]
}
