import type { Language } from '#browser/kit'

/** `3.356` and `3,356`. */
export const count = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(value)

/** `12,4`: Mbit/s of kbit/s, with one digit below ten. */
export function megabits(kbps: number, language: Language): string {
  const digits = kbps < 9950 ? 1 : 0
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(kbps / 1000)
}
