import type { SheetFile } from '#contract/directory'

/** How long the browser may take to begin to store a file, milliseconds. */
const KEPT_MS = 60_000

/** Hands a file that came in a message to the operator, under its name, as a download. */
export function saveFile({ name, mime, base64 }: SheetFile): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
