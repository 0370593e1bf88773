import type { PresentedDocument } from './document.ts'
import { DocumentRefused, MOST_PIXELS } from './faults.ts'

/** Throws `DocumentRefused`. */
export async function openPicture(name: string, file: Blob): Promise<PresentedDocument> {
  const image = await createImageBitmap(file).catch((error) => {
    throw new DocumentRefused({ kind: 'broken' }, error)
  })
  const { width, height } = image
  if (width * height > MOST_PIXELS) {
    image.close()
    throw new DocumentRefused({ kind: 'too-many-pixels' })
  }
  return {
    name,
    pages: 1,
    page: async () => ({ image, width, height }),
    close: () => image.close(),
  }
}
