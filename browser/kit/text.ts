import { type Language, languageNow, useLanguage } from './language.ts'

/** A phrase in both languages; `{name}` is filled from the values. */
export interface Phrase {
  vi: string
  en: string
}
export type Values = Record<string, string | number>

export function fill(sentence: string, values: Values = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export type Translate<Key extends string> = (key: Key, values?: Values) => string

export interface Text<Key extends string> {
  /** In a component: draws again when the language changes. */
  useText(): Translate<Key>
  /** Outside a component, in the language of the moment. */
  say: Translate<Key>
  /** Both languages, filled. */
  both(key: Key, values?: Values): Phrase
}

/** The phrases of a page or component; a key that is not in `phrases` does not compile. */
export function text<Key extends string>(phrases: Record<Key, Phrase>): Text<Key> {
  const inLanguage =
    (language: Language): Translate<Key> =>
    (key, values) =>
      fill(phrases[key][language], values)
  const translations = { vi: inLanguage('vi'), en: inLanguage('en') }
  return {
    useText: () => translations[useLanguage()],
    say: (key, values) => translations[languageNow()](key, values),
    both: (key, values) => ({ vi: translations.vi(key, values), en: translations.en(key, values) }),
  }
}
