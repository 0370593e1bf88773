import { finder, wordsIn } from '#conference/sites/fold'

/** Digits from which a number is looked for as a whole: fewer are words as others are. */
const FEWEST_DIGITS = 4

/** Whether the words of something are what was typed: by beginnings of words, or by the digits of a number (Q1, Q2). */
export function matcher(typed: string): (words: readonly string[]) => boolean {
  const byWords = finder(typed)
  const digits = numberTyped(typed)
  return (words) => byWords(() => words) || (digits !== null && words.some((word) => word.startsWith(digits)))
}

/** `+84 912 345` and `0912.345` are `0912345`; null: it is no number. */
function numberTyped(typed: string): string | null {
  if (!/^[\s\d.()+-]+$/.test(typed)) return null
  const plain = typed.replace(/[^\d+]/g, '').replace(/^\+84/, '0')
  return /^\d+$/.test(plain) && plain.length >= FEWEST_DIGITS ? plain : null
}

/** The folded words of things that do not change, each folded once as long as it is kept. */
export function wordsOnce<Thing extends object>(
  textOf: (thing: Thing) => string,
): (thing: Thing) => readonly string[] {
  const known = new WeakMap<Thing, readonly string[]>()
  return (thing) => {
    const before = known.get(thing)
    if (before) return before
    const words = wordsIn(textOf(thing))
    known.set(thing, words)
    return words
  }
}
