import type { Language } from '#browser/kit'

/** `3,79` and `3.79`: an estimate of two digits, as the words of a finding give it; a dash where there is none. */
export const mosText = (mos: number | null | undefined, language: Language): string =>
  mos?.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }) ?? '–'
