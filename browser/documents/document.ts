import type { Size } from './fit.ts'

/** A page ready to be drawn. */
export interface Page extends Size {
  image: CanvasImageSource
}

/** A picture or a PDF that was opened. Belongs to who opened it; `close()` is idempotent. */
export interface PresentedDocument {
  readonly name: string
  readonly pages: number
  /** The page, from 1, drawn for the slide. Throws `DocumentRefused` when it can't be read. */
  page(at: number): Promise<Page>
  close(): void
}
