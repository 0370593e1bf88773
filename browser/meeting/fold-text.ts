/**
 * Text for matching: diacritics folded (so both tone-mark styles, Hòa and Hoà, are one), đ as d, lower case,
 * punctuation as single spaces.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether every word of the (folded) query occurs in the folded text, in any order. An empty query matches. */
export function matchesFolded(folded: string, query: string): boolean {
  return query.split(' ').every((word) => folded.includes(word))
}
