import type { Desk } from '../desk.ts'
import { standingOf } from './standing.ts'

/**
 * A file that is dropped on the page is offered as content; without this the browser would leave the console for it.
 * Returns the way to stop listening.
 */
export function takeDroppedFiles(desk: Desk, page: Window): () => void {
  const filesOf = ({ dataTransfer }: DragEvent) =>
    dataTransfer && [...dataTransfer.types].includes('Files') ? dataTransfer : null
  // Without a session there is no panel that would show it, or end it.
  const mayDrop = () => mayOffer(desk) && desk.sessions.current() !== null
  const over = (event: DragEvent) => {
    const files = filesOf(event)
    if (!files) return
    event.preventDefault()
    files.dropEffect = mayDrop() ? 'copy' : 'none'
  }
  const dropped = (event: DragEvent) => {
    const file = filesOf(event)?.files[0]
    if (!filesOf(event)) return
    event.preventDefault()
    if (!file || !mayDrop()) return
    desk.panel.set({ kind: 'content' })
    void desk.ownContent.file(file)
  }
  page.addEventListener('dragover', over)
  page.addEventListener('drop', dropped)
  return () => {
    page.removeEventListener('dragover', over)
    page.removeEventListener('drop', dropped)
  }
}

/** Publishing needs the right to switch what is on screen. */
export const mayOffer = (desk: Desk): boolean =>
  desk.ownContent.possible && standingOf(desk).rights.includes('display')
