import { randomBytes } from 'node:crypto'
import { asRefusal } from '#conference/nodes'
import { describeError, type ErrorBody, Refusal } from '#contract'
import { LinkError } from '#foundation/link'
import type { Log } from '#foundation/log'

/** Converts whatever was thrown inside to what crosses the wire, once. What has no name is logged with a reference. */
export function toErrorBody(error: unknown, log: Log): ErrorBody {
  const named = error instanceof LinkError ? asRefusal(error, '?') : error
  if (named instanceof Refusal) return named.body
  const ref = randomBytes(4).toString('hex')
  log.error('unnamed error at the door', { ref, error })
  return describeError('internal', { ref })
}

/** HTTP status for a named error. */
export function statusOf({ code }: ErrorBody): number {
  if (code === 'auth.required') return 401
  if (code === 'auth.link-invalid' || code === 'auth.not-allowed' || code === 'seat.foreign') return 403
  if (code === 'message.too-large') return 413
  if (code === 'message.too-many') return 429
  if (code.endsWith('.unknown')) return 404
  if (
    code === 'session.stale' ||
    code === 'session.not-in-control' ||
    code === 'seat.taken' ||
    code === 'floor.full'
  )
    return 409
  if (code === 'internal') return 500
  if (code === 'media.unavailable' || code === 'node.unreachable' || code === 'media.worker-lost') return 503
  return 400
}
