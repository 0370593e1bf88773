/** The dark and the bright level of values that are mostly one or the other, and the middle between them. */
export interface Levels {
  dark: number
  bright: number
  middle: number
}

/**
 * Two-means on a line (Lloyd's algorithm), begun at the middle of the range: indifferent to brightness and contrast.
 * Null without values or when all are equal.
 */
export function twoLevels(values: ArrayLike<number>): Levels | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (!(most > least)) return null
  let levels: Levels = { dark: least, bright: most, middle: (least + most) / 2 }
  for (let round = 0; round < 6; round++) {
    let [dark, darks, bright, brights] = [0, 0, 0, 0]
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? 0
      if (value < levels.middle) {
        dark += value
        darks++
      } else {
        bright += value
        brights++
      }
    }
    if (darks === 0 || brights === 0) break
    levels = { dark: dark / darks, bright: bright / brights, middle: (dark / darks + bright / brights) / 2 }
  }
  return levels
}
