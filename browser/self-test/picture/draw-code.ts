import { type Cell, COLUMN_SHARE, dataCells, flashCells, ROW_SHARE, ROWS } from './grid.ts'
import { type Payload, packPayload } from './payload.ts'

/** The part of a canvas context that drawing needs. */
export interface Pen {
  readonly canvas: { readonly width: number; readonly height: number }
  fillStyle: string | CanvasGradient | CanvasPattern
  fillRect(x: number, y: number, width: number, height: number): void
}

const WHITE = '#ffffff'
const BLACK = '#000000'

/** Draws a code over the whole canvas (16:9; best 1280 × 720). Throws a RangeError for a payload out of range. */
export function drawCode(pen: Pen, payload: Payload, flash: boolean): void {
  const { width, height } = pen.canvas
  const column = width * COLUMN_SHARE
  const row = height * ROW_SHARE
  const fill = (cell: Cell, white: boolean) => {
    const [left, top] = [Math.round(cell.column * column), Math.round(cell.row * row)]
    const [right, bottom] = [Math.round((cell.column + 1) * column), Math.round((cell.row + 1) * row)]
    pen.fillStyle = white ? WHITE : BLACK
    pen.fillRect(left, top, right - left, bottom - top)
  }
  const bits = packPayload(payload)
  pen.fillStyle = WHITE
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = BLACK
  const [left, top] = [Math.round(column), Math.round(row)]
  pen.fillRect(left, top, width - 2 * left, Math.round((ROWS - 1) * row) - top)
  for (const [at, cell] of dataCells.entries()) if (bits[at] === 1) fill(cell, true)
  if (flash) for (const cell of flashCells) fill(cell, true)
}
