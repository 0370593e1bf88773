import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { PresentedDocument } from './document.ts'
import { DocumentRefused, MOST_PAGES, MOST_PIXELS } from './faults.ts'
import { fitInto, SLIDE } from './fit.ts'

/** The reader, its worker and its tables are served beside the page, under the reader's version. */
async function loadReader() {
  const reader = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const files = `/assets/pdfjs-${reader.version}`
  reader.GlobalWorkerOptions.workerSrc = `${files}/pdf.worker.min.mjs`
  return { reader, files: new URL(files, location.href).href }
}

/** Throws `DocumentRefused`. */
export async function openPdf(name: string, file: Blob): Promise<PresentedDocument> {
  const { reader, files } = await loadReader().catch((error) => {
    throw new DocumentRefused({ kind: 'no-reader' }, error)
  })
  const task = reader.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    cMapUrl: `${files}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${files}/standard_fonts/`,
    wasmUrl: `${files}/wasm/`,
    // The pages' security policy lets nothing be compiled.
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: MOST_PIXELS,
  })
  const pdf = await task.promise.catch(async (error: unknown) => {
    await task.destroy()
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new DocumentRefused({ kind: isLocked ? 'locked' : 'broken' }, error)
  })
  if (pdf.numPages > MOST_PAGES) {
    await task.destroy()
    throw new DocumentRefused({ kind: 'too-many-pages', pages: pdf.numPages })
  }
  return {
    name,
    pages: pdf.numPages,
    page: (at) =>
      drawPage(pdf, at).catch((error) => {
        throw new DocumentRefused({ kind: 'broken' }, error)
      }),
    close: () => void task.destroy(),
  }
}

/** A page is drawn at the size that it has on the slide: letters stay sharp. */
async function drawPage(pdf: PDFDocumentProxy, at: number) {
  const page = await pdf.getPage(at)
  const whole = page.getViewport({ scale: 1 })
  const { width, height } = fitInto(whole, SLIDE, Number.POSITIVE_INFINITY)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const viewport = page.getViewport({ scale: Math.min(width / whole.width, height / whole.height) })
  await page.render({ canvas, viewport, background: 'white' }).promise
  page.cleanup()
  return { image: canvas, width, height }
}
