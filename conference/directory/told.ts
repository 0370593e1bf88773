/** What is wrong, in both languages. */
export interface Told {
  vi: string
  en: string
}

/** A cell's text as it is kept, or why it is not taken. */
export type Read = { text: string } | { wrong: Told }

export const wrong = (vi: string, en: string): { wrong: Told } => ({ wrong: { vi, en } })
