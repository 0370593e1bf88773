import { randomBytes } from 'node:crypto'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
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

/** The same for what an HTTP request ran into, on its way to a handler or in it. */
export function toHttpErrorBody(error: unknown, bodyLimit: number, log: Log): ErrorBody {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    return describeError('message.malformed', {
      reason: `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim(),
    })
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return describeError('message.too-large', { limit: bodyLimit })
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status >= 400 && status < 500 && error instanceof Error && !(error instanceof Refusal))
    return describeError('message.malformed', { reason: error.message.slice(0, 200) })
  return toErrorBody(error, log)
}

/** What is refused there is refused because of what others did. */
const conflicting = ['floor.', 'cue.', 'showing.', 'part.']

/** HTTP status for a named error. */
export function statusOf({ code }: ErrorBody): number {
  if (code === 'auth.required' || code === 'auth.sign-in-wrong' || code === 'auth.code-needed') return 401
  if (code === 'auth.provider-away') return 503
  if (
    code === 'auth.link-invalid' ||
    code.startsWith('auth.provider-') ||
    code.startsWith('auth.console-link-')
  )
    return 403
  if (code.startsWith('auth.not-') || code === 'auth.code-demanded') return 403
  if (code === 'auth.invitation-invalid' || code === 'seat.foreign') return 403
  if (code === 'message.too-large') return 413
  if (code === 'message.too-many' || code.startsWith('auth.locked')) return 429
  if (code.endsWith('.unknown')) return 404
  if (
    code === 'session.stale' ||
    code === 'directory.stale' ||
    code === 'calendar.stale' ||
    code === 'calendar.state' ||
    code === 'calendar.time-changed' ||
    code === 'template.name-taken' ||
    code === 'account.name-taken' ||
    code === 'account.identity-taken' ||
    code === 'account.own' ||
    code === 'account.last-administrator' ||
    code === 'auth.code-exists' ||
    code === 'session.too-many' ||
    code === 'control.fenced' ||
    code === 'session.not-in-control' ||
    code === 'seat.taken' ||
    code === 'seat.none'
  )
    return 409
  if (conflicting.some((area) => code.startsWith(area))) return 409
  if (code === 'internal') return 500
  if (code === 'media.unavailable' || code === 'node.unreachable' || code === 'media.worker-lost') return 503
  return 400
}
