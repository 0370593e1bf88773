export type FileKind = 'pdf' | 'picture'

/** How many of a file's first bytes tell what it is: a PDF may have other bytes before its mark. */
export const HEAD_BYTES = 1024

const marks: readonly { kind: FileKind; at: number; bytes: readonly number[] }[] = [
  { kind: 'picture', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: 'picture', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'picture', at: 0, bytes: textBytes('GIF8') },
  { kind: 'picture', at: 8, bytes: textBytes('WEBP') },
]
const pdfMark = textBytes('%PDF-')

/** What the file is by its content, never by its name: PNG, JPEG, GIF, WebP or PDF; null for anything else. */
export function kindOfFile(head: Uint8Array): FileKind | null {
  const found = marks.find(({ at, bytes }) => standsAt(head, at, bytes))
  if (found) return found.kind
  for (let at = 0; at + pdfMark.length <= head.length; at++) if (standsAt(head, at, pdfMark)) return 'pdf'
  return null
}

const standsAt = (head: Uint8Array, at: number, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[at + index] === byte)

function textBytes(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}
