import type { Desk } from '../desk.ts'
import { obstacleInSession } from '../state/obstacle.ts'
import { chooseLayout, clearSlot, letGo } from '../state/preview.ts'
import { type Shortcut, shortcutOf } from '../state/shortcut.ts'
import { standingOf } from './standing.ts'

/** The text field that `/` goes to. */
export const FIND_FIELD = 'find-site'

/** Listens to the keys of the page; returns the way to stop. */
export function listenToKeys(desk: Desk, page: Window): () => void {
  const heard = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const { key, ctrlKey, metaKey, altKey, repeat } = event
    const shortcut = shortcutOf({ key, ctrlKey, metaKey, altKey, repeat, typing: isTyping(event.target) })
    if (!shortcut) return
    event.preventDefault()
    obey(desk, shortcut, page.document)
  }
  page.addEventListener('keydown', heard)
  return () => page.removeEventListener('keydown', heard)
}

function obey(desk: Desk, shortcut: Shortcut, document: Document): void {
  const allowed = (right: 'display' | 'floor') =>
    obstacleInSession(right, standingOf(desk), desk.sessions.current()) === null
  switch (shortcut.kind) {
    case 'layout':
      desk.preview.update((preview) => chooseLayout(preview, shortcut.layout))
      break
    case 'clear':
      desk.preview.update((preview) => clearSlot(preview))
      break
    case 'let-go':
      desk.takes.dismiss()
      desk.preview.update(letGo)
      break
    case 'find':
      document.getElementById(FIND_FIELD)?.focus()
      break
    case 'take':
      if (allowed('display')) void desk.takes.take()
      break
    case 'undo':
      if (allowed('display')) void desk.takes.undo()
      break
    case 'microphone': {
      const { site } = desk.view.live.get()
      if (site && allowed('floor')) void desk.floor.toggle(site)
      break
    }
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
}
