import { MAX_DIRECTORY_BYTES, MAX_DIRECTORY_ROWS } from '#contract/directory'

/** How much of a file is read; beyond it the file is refused by name (X2). */
export interface Bounds {
  bytes: number
  /** What a compressed file may become. */
  inflatedBytes: number
  parts: number
  rows: number
  columns: number
  cells: number
  cellCharacters: number
}

/** Twenty times what a province needs. */
export const bounds: Bounds = {
  bytes: MAX_DIRECTORY_BYTES,
  inflatedBytes: 12 * 1024 * 1024,
  parts: 200,
  rows: MAX_DIRECTORY_ROWS,
  columns: 120,
  cells: 120_000,
  cellCharacters: 2000,
}
