import { foldText } from '#browser/meeting'

/** Text in which it is looked for, folded; each word begins after a space. */
export const searchable = (...words: readonly string[]): string => ` ${foldText(words.join(' '))}`

/** Whether every word that was typed begins a word of the {@link searchable} text, as the node finds units (S10). */
export function finder(typed: string): (text: string) => boolean {
  const starts = foldText(typed)
    .split(' ')
    .map((word) => ` ${word}`)
  return (text) => starts.every((start) => text.includes(start))
}
