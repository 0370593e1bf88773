import type { PeerId } from './link.ts'

export type LinkErrorCode =
  /** No answer in time; the request may have been carried out. */
  | 'timeout'
  /** Nobody there: the request was not carried out. */
  | 'no-peer'
  /** The peer speaks another protocol version. */
  | 'refused'
  /** This link was closed. */
  | 'closed'
  /** The request, or its reply, is larger than the maximum. */
  | 'too-large'
  /** The handler threw; see `remote`. */
  | 'remote'
  /** A mistake of the caller: a bad name, a second handler, a body that is not JSON. */
  | 'misuse'

/** What the other side's handler threw. `no-handler`: it has none for the subject; `internal`: it had no code. */
export interface RemoteFailure {
  code: string
  message: string
  details?: unknown
}

export class LinkError extends Error {
  override readonly name = 'LinkError'
  readonly code: LinkErrorCode
  readonly remote: RemoteFailure | undefined

  constructor(code: LinkErrorCode, message: string, remote?: RemoteFailure) {
    super(message)
    this.code = code
    this.remote = remote
  }

  static timeout(to: PeerId, subject: string, ms: number) {
    return new LinkError('timeout', `${to} did not answer ${subject} within ${ms} ms`)
  }
  static noPeer(to: PeerId) {
    return new LinkError('no-peer', `${to} is not there`)
  }
  static refused(to: PeerId, ours: string, theirs: string) {
    return new LinkError('refused', `${to} speaks protocol version ${theirs}, we speak ${ours}`)
  }
  static closed() {
    return new LinkError('closed', 'this link is closed')
  }
  static tooLarge(subject: string, bytes: number, maximum: number) {
    return new LinkError('too-large', `${subject} has ${bytes} bytes, the maximum is ${maximum}`)
  }
  static remote(from: PeerId, subject: string, failure: RemoteFailure) {
    return new LinkError('remote', `${from} failed at ${subject}: ${failure.message}`, failure)
  }
  static misuse(sentence: string) {
    return new LinkError('misuse', sentence)
  }
}

/** What a handler threw, as the requester will see it: its own `code` and `details` if it has them. */
export function describeFailure(error: unknown): RemoteFailure {
  if (!(error instanceof Error)) return { code: 'internal', message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'internal'
  const failure: RemoteFailure = { code, message: error.message }
  if ('details' in error && error.details !== undefined) failure.details = error.details
  return failure
}
