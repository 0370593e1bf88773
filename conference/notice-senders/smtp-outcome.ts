import type { Outcome } from '#conference/notices'
import { detailOf } from './detail.ts'

/** Of what nodemailer throws, as far as it is looked at. */
interface MailError {
  code?: unknown
  responseCode?: unknown
  response?: unknown
  command?: unknown
}

/** What an SMTP server's refusal, or the lack of an answer, means (Q42). */
export function outcomeOfMail(error: unknown): Outcome {
  const { code, responseCode, response, command }: MailError =
    typeof error === 'object' && error !== null ? error : {}
  const figure = typeof responseCode === 'number' ? responseCode : null
  const detail = detailOf(typeof response === 'string' ? response : String(code ?? ''))
  if (code === 'EAUTH' || code === 'ENOAUTH')
    // What is said here may repeat what was sent.
    return { is: 'not-taken', fault: 'sign-in', detail: String(figure ?? ''), again: true, channel: true }
  const isOfMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  // Refused before anything was sent: by its own form.
  if (figure === null && isOfMessage)
    return { is: 'not-taken', fault: 'address', detail: String(code), again: false, channel: false }
  if (figure === null || !(isOfMessage || figure === 421))
    return { is: 'not-taken', fault: 'unreachable', detail, again: true, channel: true }
  if (figure === 421) return { is: 'not-taken', fault: 'busy', detail, again: true, channel: true }
  if (figure < 500) return { is: 'not-taken', fault: 'busy', detail, again: true, channel: false }
  // The sender's own address is the same in every notice.
  if (String(command ?? '').startsWith('MAIL'))
    return { is: 'not-taken', fault: 'refused', detail, again: true, channel: true }
  const fault = code === 'EENVELOPE' ? 'address' : 'refused'
  return { is: 'not-taken', fault, detail, again: false, channel: false }
}
