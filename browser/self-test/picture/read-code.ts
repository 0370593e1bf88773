import { type Box, findRing } from './find-ring.ts'
import { type Cell, COLUMN_SHARE, dataCells, flashCells, ROW_SHARE, ringCells } from './grid.ts'
import { type Luma, lumaOf, type Pixels } from './luma.ts'
import { type Payload, unpackPayload } from './payload.ts'
import { twoLevels } from './two-levels.ts'

/** `absent`: no picture of ours; `damaged`: ours by its ring, but the checksum does not hold. */
export type ReadCode =
  | { kind: 'code'; payload: Payload; flash: boolean; corrected: number }
  | { kind: 'unreadable'; why: 'absent' | 'damaged' }

/** So many of the least certain bits are tried the other way round when the checksum fails (Chase's algorithm). */
const UNCERTAIN_BITS = 4
/** Of the ring's cells so many must be bright. */
const LEAST_RING = 0.9

/**
 * Reads the code of a picture. Pure over its pixels. A result `code` has passed a checksum of 32 bits; whether it is
 * one's own and of this test only the seal can say.
 */
export function readCode(pixels: Pixels): ReadCode {
  const luma = lumaOf(pixels)
  const box = findRing(luma)
  if (!box) return { kind: 'unreadable', why: 'absent' }
  const light = (cell: Cell) => brightnessOf(luma, box, cell)
  const data = dataCells.map(light)
  const ring = ringCells.map(light)
  const levels = twoLevels([...data, ...ring])
  if (!levels) return { kind: 'unreadable', why: 'absent' }
  const { middle } = levels
  if (ring.filter((value) => value > middle).length < LEAST_RING * ring.length)
    return { kind: 'unreadable', why: 'absent' }

  const bits: number[] = data.map((value) => (value > middle ? 1 : 0))
  const uncertain = data
    .map((value, at) => ({ at, margin: Math.abs(value - middle) }))
    .sort((one, other) => one.margin - other.margin)
    .slice(0, UNCERTAIN_BITS)
  for (let turned = 0; turned < 2 ** UNCERTAIN_BITS; turned++) {
    const tried = [...bits]
    let corrected = 0
    for (const [index, { at }] of uncertain.entries())
      if ((turned >> index) & 1) {
        tried[at] = 1 - (tried[at] ?? 0)
        corrected++
      }
    const payload = unpackPayload(tried)
    if (!payload) continue
    const flash = flashCells.filter((cell) => light(cell) > middle).length > flashCells.length / 2
    return { kind: 'code', payload, flash, corrected }
  }
  return { kind: 'unreadable', why: 'damaged' }
}

/** Mean brightness of the middle half of a cell. */
function brightnessOf({ width, data }: Luma, box: Box, { column, row }: Cell): number {
  const cellWidth = (box.right - box.left) * COLUMN_SHARE
  const cellHeight = (box.bottom - box.top) * ROW_SHARE
  const left = Math.round(box.left + (column + 0.25) * cellWidth)
  const right = Math.max(left + 1, Math.round(box.left + (column + 0.75) * cellWidth))
  const top = Math.round(box.top + (row + 0.25) * cellHeight)
  const bottom = Math.max(top + 1, Math.round(box.top + (row + 0.75) * cellHeight))
  let sum = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[y * width + x] ?? 0
  return sum / ((right - left) * (bottom - top))
}
