import type { SheetFile } from '#contract/directory'

/** Gives a file that came in a message to whoever sits there, under its name. */
export function saveFile({ name, mime, base64 }: SheetFile): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
