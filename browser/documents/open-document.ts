import type { PresentedDocument } from './document.ts'
import { DocumentRefused, MOST_BYTES } from './faults.ts'
import { type FileKind, HEAD_BYTES, kindOfFile } from './file-kind.ts'
import { openPdf } from './pdf.ts'
import { openPicture } from './picture.ts'

type Readers = { [Kind in FileKind]: (name: string, file: Blob) => Promise<PresentedDocument> }
const readersHere: Readers = { pdf: openPdf, picture: openPicture }

/** Opens a file to be presented. Throws `DocumentRefused`, which says what is wrong with it. */
export async function openDocument(
  file: Pick<File, 'name' | 'size' | 'slice'> & Blob,
  readers: Readers = readersHere,
): Promise<PresentedDocument> {
  if (file.size > MOST_BYTES) throw new DocumentRefused({ kind: 'too-large' })
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  const kind = kindOfFile(head)
  if (!kind) throw new DocumentRefused({ kind: 'unknown-kind' })
  return readers[kind](file.name, file)
}
