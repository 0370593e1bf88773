/** How wide a text is at a size of 1, in the font that it is drawn in. */
export type Measure = (text: string) => number

/** Where a text is to lie, in px; its first line begins `indent` further right, behind a sign. */
export interface TextBox {
  width: number
  height: number
  indent: number
}

/** The height of a line for its size. */
const LINE = 1.14

/** How many lines a text takes at a size, broken at words. */
export function linesAt(text: string, size: number, box: TextBox, measure: Measure): number {
  const space = measure(' ') * size
  let lines = 1
  let used = box.indent
  let isBegun = false
  for (const word of text.split(' ')) {
    const length = measure(word) * size
    const needed = isBegun ? space + length : length
    if (used + needed > box.width && (isBegun || used > 0)) {
      lines++
      used = length
    } else used += needed
    isBegun = true
  }
  return lines
}

/** Whether it lies in the box without a word that is broken or sticks out. */
export function fits(text: string, size: number, box: TextBox, measure: Measure): boolean {
  const isNarrow = text.split(' ').every((word) => measure(word) * size <= box.width)
  return isNarrow && linesAt(text, size, box, measure) * size * LINE <= box.height
}

/** The largest size, at most `largest`, at which the text fits; `smallest` where none does. */
export function sizeToFit(
  text: string,
  box: TextBox,
  { largest, smallest }: { largest: number; smallest: number },
  measure: Measure,
): number {
  for (let size = largest; size > smallest; size -= 0.5) if (fits(text, size, box, measure)) return size
  return smallest
}

/** The size at which all but a few of the texts fit: those few are made smaller, so that the others are alike. */
export function commonSize(
  texts: readonly string[],
  box: TextBox,
  bounds: { largest: number; smallest: number },
  measure: Measure,
): number {
  const sizes = texts.map((text) => sizeToFit(text, box, bounds, measure)).toSorted((a, b) => a - b)
  return sizes[Math.floor(sizes.length * FEW)] ?? bounds.largest
}
const FEW = 0.06
