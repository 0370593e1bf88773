import type { ErrorBody } from '#contract'

export type Failure =
  | { kind: 'refused'; error: ErrorBody }
  | { kind: 'timeout'; ms: number }
  | { kind: 'disconnected' }
  | { kind: 'malformed'; reason: string }

/** A request that brought no answer, or a refusal. `failure` says which. */
export class RequestFailed extends Error {
  readonly op: string
  readonly failure: Failure
  constructor(op: string, failure: Failure) {
    super(`${op}: ${failure.kind === 'refused' ? failure.error.code : failure.kind}`)
    this.name = 'RequestFailed'
    this.op = op
    this.failure = failure
  }
}

/** The node's refusal if that is why the request failed. */
export function refusalOf(error: unknown): ErrorBody | undefined {
  return error instanceof RequestFailed && error.failure.kind === 'refused' ? error.failure.error : undefined
}

/** The request may or may not have been carried out: no answer came. */
export function wentUnanswered(error: unknown): boolean {
  return error instanceof RequestFailed && error.failure.kind !== 'refused'
}
