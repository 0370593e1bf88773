/** Stable names of what can go wrong when a store is opened. */
export type StoreErrorCode =
  | 'bad-url'
  | 'directory-in-use'
  | 'migration-changed'
  | 'migration-unknown'
  | 'migration-failed'
  | 'unreachable'

/** A store that could not be opened; the operator must act, so the sentence is Vietnamese first. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, vietnamese: string, english: string, options?: ErrorOptions) {
    super(`${vietnamese} (${english})`, options)
    this.name = 'StoreError'
    this.code = code
  }
}
