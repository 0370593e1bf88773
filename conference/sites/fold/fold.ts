/**
 * The text as search compares it: lower case, without diacritics, đ as d, every run of other characters one
 * space (rule S9). Both tone-mark styles (Hòa, Hoà) and both Unicode forms (NFC, NFD) fold to the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
