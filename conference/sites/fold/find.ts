import { fold } from './fold.ts'

/** The words by which a text is found. */
export const wordsIn = (text: string): readonly string[] => fold(text).split(' ')

/**
 * Whether every word of what was typed begins one of the words of something (S10). An empty text finds everything, and
 * asks for no words: to fold many takes long.
 */
export function finder(typed: string): (words: () => readonly string[]) => boolean {
  const starts = wordsIn(typed)
  if (starts.join('') === '') return () => true
  return (words) => {
    const known = words()
    return starts.every((start) => known.some((word) => word.startsWith(start)))
  }
}
