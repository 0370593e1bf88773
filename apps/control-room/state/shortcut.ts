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
  /** The first of the queue. */
  | { kind: 'invite' }
  | { kind: 'open-first' }
  /** The first site that the chair calls. */
  | { kind: 'heed-chair' }
  | { kind: 'roll-call' }
  /** The chosen site: asked for a test, or what its tests have found. */
  | { kind: 'test-site' }
  | { kind: 'site-tests' }
  /** A tab of the right column, from 0. */
  | { kind: 'tab'; at: number }
  | { kind: 'let-go' }
  | { kind: 'find' }
  /** All microphones closed, after a question. */
  | { kind: 'close-all' }
  /** The first call of the chair, put aside. */
  | { kind: 'pass-over-chair' }
  /** What is on air, into the preview. */
  | { kind: 'copy-program' }
  | { kind: 'sort-wall' }
  /** All keys. */
  | { kind: 'help' }
  /** Every site again. */
  | { kind: 'clear-filter' }
  /** The first request of another tier: agreed to, to be refused with a reason, answered with the chosen site. */
  | { kind: 'accept' }
  | { kind: 'refuse' }
  | { kind: 'counter' }
  /** The site that was granted, into the preview. */
  | { kind: 'place-granted' }
  /** This tier's own part, while the tier above is lost. */
  | { kind: 'control-here' }
  /** For the patrol that was pointed at, or stands on air. */
  | { kind: 'patrol'; asked: 'toggle' | 'next' | 'previous' | 'place' }
  /** Moves the script, or pauses its timer. */
  | { kind: 'script'; asked: 'next' | 'previous' | 'timer' }
  /** The next of the session's programs. */
  | { kind: 'program' }
  /** The content that is offered, shown or ended. */
  | { kind: 'content' }
  /** Of the document that this console presents: 1 the next page, -1 the one before. */
  | { kind: 'page'; by: 1 | -1 }
  | { kind: 'transition' }
  /** On the operators' line, while held or until pressed again; the private talk with a site, its countdown. */
  | { kind: 'voices'; asked: 'talk' | 'talk-on' | 'cue' | 'countdown' }
  /** The chosen site, live and large. */
  | { kind: 'zoom' }
  /** The program's sound, on or off. */
  | { kind: 'listen' }
  | { kind: 'recall'; place: number }
  | { kind: 'panel'; panel: 'scenes' | 'dressing' | 'slot' | 'content' | 'control' }

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

/** Ctrl+K finds at the office too; whoever goes on typing there must not switch. */
const withCtrl: Readonly<Record<string, Shortcut>> = { z: { kind: 'undo' }, k: { kind: 'find' } }

/** Keys of the console. A key that is held down orders nothing twice; with Vietnamese typing on, letters still count. */
export function shortcutOf(press: KeyPress): Shortcut | null {
  if (press.typing || press.repeat) return null
  const key = press.key.toLowerCase()
  if (press.altKey) return tabOf(press)
  if (press.ctrlKey || press.metaKey) return withCtrl[key] ?? null
  const layout = layoutKeys.find(([each]) => each === key)
  if (layout) return { kind: 'layout', layout: layout[1] }
  const recall = /^f(\d{1,2})$/.exec(key)
  if (recall) return press.shiftKey ? null : { kind: 'recall', place: Number(recall[1]) - 1 }
  switch (key) {
    case 't':
      return { kind: 'take' }
    case 'm':
      return { kind: press.shiftKey ? 'close-all' : 'microphone' }
    case 'r':
      // A roll call appears on every page: not by one key alone. A refusal goes on in a field for its reason.
      return { kind: press.shiftKey ? 'roll-call' : 'refuse' }
    case 'u':
      return { kind: press.shiftKey ? 'site-tests' : 'test-site' }
    case 'i':
      return { kind: press.shiftKey ? 'open-first' : 'invite' }
    case 'delete':
    case 'backspace':
      return { kind: press.shiftKey ? 'clear-all' : 'clear' }
    case 'escape':
      return { kind: 'let-go' }
    case '/':
      return { kind: 'find' }
    case '?':
      return { kind: 'help' }
    case 'e':
      return { kind: 'copy-program' }
    case 'w':
      return { kind: 'sort-wall' }
    case 'f':
      return { kind: 'clear-filter' }
    case 'a':
      return { kind: 'accept' }
    case 'o':
      return { kind: 'counter' }
    case 'q':
      return { kind: 'panel', panel: 'control' }
    case 'k':
      return { kind: press.shiftKey ? 'pass-over-chair' : 'heed-chair' }
    case 'g':
      return { kind: 'place-granted' }
    case 'l':
      return { kind: 'control-here' }
    case 'p':
      return { kind: 'patrol', asked: press.shiftKey ? 'place' : 'toggle' }
    case 'j':
      return { kind: 'script', asked: press.shiftKey ? 'previous' : 'next' }
    case '.':
      return { kind: 'script', asked: 'timer' }
    case ']':
      return { kind: 'patrol', asked: 'next' }
    case '[':
      return { kind: 'patrol', asked: 'previous' }
    case 'b':
      return { kind: 'voices', asked: press.shiftKey ? 'talk-on' : 'talk' }
    case 'y':
      return { kind: 'voices', asked: press.shiftKey ? 'countdown' : 'cue' }
    case 'z':
      return { kind: 'zoom' }
    case 'h':
      return { kind: 'listen' }
    case 'n':
      return press.shiftKey ? { kind: 'panel', panel: 'content' } : { kind: 'content' }
    case 'pagedown':
      return { kind: 'page', by: 1 }
    case 'pageup':
      return { kind: 'page', by: -1 }
    case 'v':
      return { kind: 'program' }
    case 'x':
      return { kind: 'transition' }
    case 'c':
      return { kind: 'panel', panel: 'scenes' }
    case 'd':
      return { kind: 'panel', panel: 'dressing' }
    case 's':
      return { kind: 'panel', panel: 'slot' }
    default:
      return null
  }
}

/** Alt+1 to Alt+7, and nothing else: the other keys with Alt are the browser's. */
function tabOf({ key, ctrlKey, metaKey, shiftKey }: KeyPress): Shortcut | null {
  const isTab = /^[1-7]$/.test(key) && !ctrlKey && !metaKey && !shiftKey
  return isTab ? { kind: 'tab', at: Number(key) - 1 } : null
}
