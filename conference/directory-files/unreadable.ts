import { Refusal } from '#contract'

/** The file as a whole is not read; `vi` and `en` say why, as a part of a sentence. */
export const unreadable = (vi: string, en: string): Refusal =>
  new Refusal('directory.file-unreadable', { vi, en })

/** It is larger than what is read: `what` of at most `most`. */
export const tooLarge = (what: string, most: number): Refusal =>
  new Refusal('directory.file-too-large', { what, most })
