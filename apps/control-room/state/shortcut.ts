import type { LayoutName } from '#contract'
import { layoutKeys } from './preview.ts'

/** What a key press on the page asks for. */
export type Shortcut =
  | { kind: 'layout'; layout: LayoutName }
  | { kind: 'take' }
  | { kind: 'undo' }
  | { kind: 'clear' }
  | { kind: 'clear-all' }
  | { kind: 'microphone' }
  | { kind: 'let-go' }
  | { kind: 'find' }

export interface KeyPress {
  key: string
  ctrlKey: boolean
  shiftKey: boolean
  metaKey: boolean
  altKey: boolean
  /** Held down: repeats by itself. */
  repeat: boolean
  /** In a text field or a dialog, where keys belong to the text. */
  typing: boolean
}

/** Keys of the console. A key that is held down orders nothing twice; with Vietnamese typing on, letters still count. */
export function shortcutOf(press: KeyPress): Shortcut | null {
  if (press.typing || press.repeat || press.altKey) return null
  const key = press.key.toLowerCase()
  if (press.ctrlKey || press.metaKey) return key === 'z' ? { kind: 'undo' } : null
  const layout = layoutKeys.find(([each]) => each === key)
  if (layout) return { kind: 'layout', layout: layout[1] }
  switch (key) {
    case 't':
      return { kind: 'take' }
    case 'm':
      return { kind: 'microphone' }
    case 'delete':
    case 'backspace':
      return { kind: press.shiftKey ? 'clear-all' : 'clear' }
    case 'escape':
      return { kind: 'let-go' }
    case '/':
      return { kind: 'find' }
    default:
      return null
  }
}
