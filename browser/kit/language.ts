import { createLive, useLive } from '#browser/live-state'
import { remember } from './remember.ts'

export type Language = 'vi' | 'en'

const remembered = remember('language', (value): Language | undefined =>
  value === 'vi' || value === 'en' ? value : undefined,
)
const language = createLive<Language>(remembered.read() ?? 'vi')
const tellReaders = (now: Language) => {
  if (typeof document !== 'undefined') document.documentElement.lang = now
}
tellReaders(language.get())

/** The language of the page: Vietnamese until somebody chooses English; the choice is remembered. */
export const useLanguage = (): Language => useLive(language, (now) => now)

export function chooseLanguage(next: Language): void {
  remembered.write(next)
  language.set(next)
  tellReaders(next)
}

export const languageNow = (): Language => language.get()
