import type { SiteHistory } from '#contract/readiness'

const [LOWEST, HIGHEST] = [1, 4.5]

/**
 * The MOS of the tests as lines of an SVG, the newest at the right edge of so many places; a test without one breaks
 * the line. A test that stands alone is a short stroke.
 */
export function mosPoints(
  history: SiteHistory,
  { width, height, places }: { width: number; height: number; places: number },
): string[] {
  const step = width / places
  const lines: string[][] = [[]]
  for (const [index, { mos }] of history.entries()) {
    if (mos === null) {
      lines.push([])
      continue
    }
    const x = (places - history.length + index + 0.5) * step
    const y = height * (1 - (mos - LOWEST) / (HIGHEST - LOWEST))
    lines.at(-1)?.push(`${x.toFixed(1)},${y.toFixed(1)}`)
  }
  return lines
    .filter((line) => line.length > 0)
    .map((line) => {
      const [alone = ''] = line
      const [x = '', y = ''] = alone.split(',')
      return line.length > 1 ? line.join(' ') : `${Number(x) - step / 4},${y} ${Number(x) + step / 4},${y}`
    })
}
