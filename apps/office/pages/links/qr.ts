import { encode } from 'uqr'

/** A code as one drawn path. */
export interface Qr {
  /** Modules on each side, the quiet zone included. */
  size: number
  path: string
}

/** Modules that stay white around the code; readers ask for four (ISO/IEC 18004, 6.3.8). */
const QUIET = 4

/** The QR code of a text, which survives a fold or a stain on a seventh of it (level M). */
export function qrOf(text: string): Qr {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { size, path: path.join('') }
}

/** The dark runs of a row: where each begins, how long it is. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last && last[0] + last[1] === x) last[1]++
    else runs.push([x, 1])
  }
  return runs
}
