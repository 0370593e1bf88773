import { createHmac } from 'node:crypto'
import type { Outcome } from '#conference/notices'
import type { NoticeSender, Outgoing } from './sender.ts'

export interface WebhookSettings {
  /** `https`, or `http` where the configuration allows it. */
  url: string
  /** Known to the gateway and to this node only. */
  secret: string
  clock: { now(): number }
  /** Milliseconds; ten seconds unless told. */
  patienceMs?: number
}

const PATIENCE_MS = 10_000

/**
 * The signature of a message to a gateway: HMAC-SHA256 (RFC 2104) of `<seconds since 1970>.<body>`, in hexadecimal.
 * Who checks it refuses a moment that is long past, so that what was overheard is of no use later.
 */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')

/** Posts each short message to a gateway. */
export function openWebhookSender(settings: WebhookSettings): NoticeSender {
  const { url, secret, clock, patienceMs = PATIENCE_MS } = settings
  const closing = new AbortController()

  return {
    channel: 'sms',
    async send(notice) {
      const seconds = Math.floor(clock.now() / 1000)
      const body = JSON.stringify(messageOf(notice, seconds))
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'idempotency-key': notice.id,
            'x-lienthong-timestamp': String(seconds),
            'x-lienthong-signature': `sha256=${signatureOf(secret, seconds, body)}`,
          },
          body,
          redirect: 'manual',
          signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)]),
        })
        // The figure says it all; what comes after it is not waited for.
        await answer.body?.cancel()
        return outcomeOfStatus(answer.status)
      } catch (error) {
        return { is: 'not-taken', fault: 'unreachable', detail: causeOf(error), again: true, channel: true }
      }
    },
    close: () => closing.abort(),
  }
}

const messageOf = ({ id, kind, site, person, address, text }: Outgoing, sentAt: number) => ({
  ...{ version: 1, id, kind, site, person },
  ...{ to: address, text, sentAt },
})

/** What the status of a gateway's answer means (Q42). */
export function outcomeOfStatus(status: number): Outcome {
  if (status >= 200 && status < 300) return { is: 'taken' }
  const detail = `HTTP ${status}`
  if (status >= 300 && status < 400)
    return { is: 'not-taken', fault: 'redirected', detail, again: true, channel: true }
  if (status === 401 || status === 403)
    return { is: 'not-taken', fault: 'sign-in', detail, again: true, channel: true }
  if (status === 429 || status === 503)
    return { is: 'not-taken', fault: 'busy', detail, again: true, channel: true }
  if (status === 408 || status === 425 || status >= 500)
    return { is: 'not-taken', fault: 'busy', detail, again: true, channel: false }
  return {
    ...{ is: 'not-taken', fault: status === 422 ? 'address' : 'refused' },
    ...{ detail, again: false, channel: false },
  }
}

/** `ECONNREFUSED` and the like: never the url, which may carry a key of the gateway. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { cause } = error
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code)
  return error.name
}
