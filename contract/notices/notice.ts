import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'

/** By which way people are told who look at no page. */
export const noticeChannel = z.enum(['email', 'sms'])
export type NoticeChannel = z.infer<typeof noticeChannel>

/** What somebody is told of. */
export const noticeKind = z.enum([
  /** A session that the site is invited to. */
  'invited',
  /** Its time, its place or what is asked of the site is another. */
  'changed',
  'cancelled',
  /** The session is held without the site. */
  'dropped',
  /** The site has not acknowledged. */
  'unanswered',
  /** A step of the readiness ladder: this site is not ready; sites of this tier are not. */
  'site-late',
  'province-late',
  /** Sites without a focal person. */
  'unnamed',
])
export type NoticeKind = z.infer<typeof noticeKind>

/** Why an attempt came to nothing. */
export const noticeFault = z.enum([
  /** No connection, no answer in time, or no trust in the certificate. */
  'unreachable',
  /** The server does not let this node in. */
  'sign-in',
  /** The server asks to come again later. */
  'busy',
  /** There is no such address, or it takes nothing. */
  'address',
  'refused',
  /** The gateway points elsewhere: that is not followed. */
  'redirected',
])
export type NoticeFault = z.infer<typeof noticeFault>

/** `detail`: the figure or the line that the other side answered; empty: nothing. */
const fault = z.strictObject({ is: noticeFault, detail: humanText(300) })

export const noticeState = z.discriminatedUnion('is', [
  /** `next`: when it is tried; `fault`: what the last attempt met. */
  z.strictObject({
    is: z.literal('waiting'),
    attempts: z.number().int().min(0).max(100),
    next: moment,
    fault: fault.nullable(),
  }),
  z.strictObject({ is: z.literal('sent'), at: moment }),
  z.strictObject({ is: z.literal('failed'), at: moment, fault }),
  /** Not sent: a later notice took its place, or what it is about was over. */
  z.strictObject({ is: z.literal('lapsed'), at: moment, why: z.enum(['replaced', 'over']) }),
])
export type NoticeState = z.infer<typeof noticeState>
export const noticeStanding = z.enum(['waiting', 'sent', 'failed', 'lapsed'])
export type NoticeStanding = z.infer<typeof noticeStanding>

/** Several lines of text from people: no other control characters than the end of a line. */
export const noticeText = z
  .string()
  .min(1)
  .max(4000)
  .regex(/^[^\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, 'text without marks that turn the direction of writing')
  .regex(/^(?:\n|[^\p{Cc}])*$/u, 'text without control characters')

/** One notice to one person by one way, in the words in which it goes out. */
export const notice = z.strictObject({
  id: opaqueId,
  kind: noticeKind,
  channel: noticeChannel,
  /** The site that is told; this node: its office. */
  site: siteId,
  /** Empty: an office. */
  person: humanText(120),
  /** An e-mail address, or a mobile number with its country code. */
  address: humanText(254).pipe(z.string().min(1)),
  /** Empty for a short message. */
  subject: humanText(300),
  text: noticeText,
  at: moment,
  /** From then on it is of no use and is not sent any more. */
  until: moment,
  state: noticeState,
})
export type Notice = z.infer<typeof notice>
