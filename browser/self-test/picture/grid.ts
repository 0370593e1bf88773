/**
 * Where the cells of a coded picture are. A code is 20 × 11 square cells of a sixteenth-nine picture: in a layer of
 * 320 × 180 each cell is exactly one macroblock of VP8 (16 × 16), so that a changed cell costs one coefficient and
 * stays sharp at 100 kbit/s. The outer cells are a white ring by which the code is found.
 */
const COLUMNS = 20
export const ROWS = 11

/** A cell's height as a share of the picture's: 64 of 720 lines. What is left below the last row belongs to the ring. */
export const ROW_SHARE = 64 / 720
export const COLUMN_SHARE = 1 / COLUMNS

export interface Cell {
  column: number
  row: number
}

const FLASH_COLUMNS = [8, 9, 10, 11]
const FLASH_ROWS = [4, 5]

const every: Cell[] = Array.from({ length: ROWS * COLUMNS }, (_, at) => ({
  column: at % COLUMNS,
  row: Math.floor(at / COLUMNS),
}))
const inRing = ({ column, row }: Cell) =>
  column === 0 || row === 0 || column === COLUMNS - 1 || row === ROWS - 1
const inFlash = ({ column, row }: Cell) => FLASH_COLUMNS.includes(column) && FLASH_ROWS.includes(row)

/** White in every frame. */
export const ringCells: readonly Cell[] = every.filter(inRing)
/** White in the one frame of each second that goes with a beep, black in all others. */
export const flashCells: readonly Cell[] = every.filter(inFlash)
/** One bit each, in reading order. */
export const dataCells: readonly Cell[] = every.filter((cell) => !inRing(cell) && !inFlash(cell))
