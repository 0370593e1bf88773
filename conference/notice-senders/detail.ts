const LONGEST = 200

/** The first line of what the other side answered, as it can be kept and shown. */
export const detailOf = (said: string): string =>
  (said.split(/[\r\n]/, 1)[0] ?? '')
    .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .normalize('NFC')
    .slice(0, LONGEST)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim()
