/** Who has to act on an error. */
export type Actor = 'operator' | 'site' | 'peer' | 'caller' | 'us'

export interface CatalogueEntry {
  actor: Actor
  vi: string
  en: string
}

/** The errors of one slice, by code. */
export type CatalogueSlice = Record<string, CatalogueEntry>

/** An error's sentences, Vietnamese first; `{name}` is filled from the details. */
export const entry = (actor: Actor, vi: string, en: string): CatalogueEntry => ({ actor, vi, en })
