import type { Desk } from '../desk.ts'

/** Where the operators' line stands among the tabs of the right column, from 0, and the field to write in. */
export const LINE_TAB = 4
export const LINE_FIELD = 'say-on-line'

/** Chooses a tab of the right column by its key; that of the operators' line is opened to write. */
export function openTab(desk: Desk, at: number, document: Document): void {
  desk.tab.set(at)
  // The panel is drawn after this.
  if (at === LINE_TAB) setTimeout(() => document.getElementById(LINE_FIELD)?.focus())
}
