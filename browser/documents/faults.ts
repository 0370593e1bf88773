/** The largest file that is read, bytes. */
export const MOST_BYTES = 100 * 1024 * 1024
export const MOST_PAGES = 2000
/** The largest picture, pixels. */
export const MOST_PIXELS = 120_000_000

/** Why a file can't be presented. */
export type DocumentFault =
  | { kind: 'too-large' }
  | { kind: 'unknown-kind' }
  /** It is what it says, but can't be read. */
  | { kind: 'broken' }
  /** What reads it could not be loaded from the node. */
  | { kind: 'no-reader' }
  /** A PDF that asks for a password. */
  | { kind: 'locked' }
  | { kind: 'too-many-pages'; pages: number }
  | { kind: 'too-many-pixels' }

export class DocumentRefused extends Error {
  readonly fault: DocumentFault
  constructor(fault: DocumentFault, cause?: unknown) {
    super(`document: ${fault.kind}`, { cause })
    this.name = 'DocumentRefused'
    this.fault = fault
  }
}
