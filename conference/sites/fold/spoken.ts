const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Alike for names that sound alike: the tone of each syllable behind it, for it is written on either vowel (Hòa, Hoà). */
export const spoken = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
    .join(' ')
