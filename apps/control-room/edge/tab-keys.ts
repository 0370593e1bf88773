import { flushSync } from 'react-dom'
import type { Desk } from '../desk.ts'

/** Where the operators' line stands among the tabs of the right column, from 0, and the field to write in. */
const LINE_TAB = 4
export const LINE_FIELD = 'say-on-line'

/** Where the microphones stand among them, and the button there that closes all. */
export const FLOOR_TAB = 0
export const CLOSE_ALL = 'close-all-microphones'

/** The element of a tab of the right column. */
export const tabElement = (at: number): string => `side-tab-${at}`

/**
 * Chooses a tab of the right column by its key, and goes there: Tab goes on into its panel. That of the operators' line
 * is opened to write.
 */
export function openTab(desk: Pick<Desk, 'tab'>, at: number, document: Document): void {
  drawTab(desk, at)
  document.getElementById(at === LINE_TAB ? LINE_FIELD : tabElement(at))?.focus()
}

/**
 * Chooses a tab and has its panel drawn before it returns: what the operator types next goes where the key led, however
 * busy the page is.
 */
export function drawTab({ tab }: Pick<Desk, 'tab'>, at: number): void {
  flushSync(() => tab.set(at))
}

/** Out of a field of the panel, where keys belong to the text, to its tab. */
export function leaveField({ tab }: Pick<Desk, 'tab'>, document: Document): void {
  document.getElementById(tabElement(tab.get()))?.focus()
}
