export type { Page, PresentedDocument } from './document.ts'
export { type DocumentFault, DocumentRefused } from './faults.ts'
export { openDocument } from './open-document.ts'
export { createSlide, type Slide } from './slide.ts'
