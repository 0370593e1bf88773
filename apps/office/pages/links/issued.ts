import { createLive } from '#browser/live-state'
import type { SiteId } from '#contract'

/** A personal link that was just made. */
export interface IssuedLink {
  site: SiteId
  label: string
  url: string
}

/** The sheet that waits to be printed. */
export interface Sheet {
  links: readonly IssuedLink[]
  /** Of the own node's duty technician; null: none is configured. */
  dutyPhone: string | null
  /** Why as many sites that were asked for have no link here; null: all have. */
  missing: { sites: number; error: unknown } | null
}

/**
 * Links are shown once, and kept nowhere but in this window: here, so that a look at another page of the office does
 * not lose them. It lives as long as the window.
 */
export const sheet = createLive<Sheet | null>(null)

/** Puts links that were made on the sheet, behind those that wait on it already. */
export function addToSheet(made: Sheet): void {
  sheet.update((now) => ({ ...made, links: [...(now?.links ?? []), ...made.links] }))
}
