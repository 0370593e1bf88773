import { z } from 'zod'
import { mobileNumber } from '#conference/notices'
import { humanText } from '#contract'
import { mailAddress } from '#contract/directory'

const file = z.string().min(1)
const perMinute = z.number().int().min(1).max(6000).default(60)
const mobile = z
  .string()
  .transform((text) => mobileNumber(text))
  .refine((number) => number !== null, 'a mobile number, e.g. 0912345678')

const email = z
  .strictObject({
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65535).default(587),
    tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
    user: z.string().min(1).max(254).optional(),
    /** The password's file; its last end of line does not count. */
    passwordFile: file.optional(),
    /** PEM of whoever signs the server's certificate, where the machine does not know them. */
    caFile: file.optional(),
    sender: z.strictObject({ name: humanText(120).pipe(z.string().min(1)), address: mailAddress }),
    perMinute,
  })
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    path: ['passwordFile'],
    message: 'user and passwordFile belong together',
  })
  .refine(({ tls, user, host }) => tls !== 'none' || user === undefined || isLoopback(host), {
    path: ['tls'],
    message: 'none would send the password in the clear: starttls or implicit',
  })

const sms = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }),
    /** What the gateway and this node know, to sign with. */
    secretFile: file,
    allowHttp: z.boolean().default(false),
    /** Vietnamese accents: a message then takes about twice as many parts. */
    accents: z.boolean().default(false),
    perMinute,
  })
  .refine(({ url, allowHttp }) => allowHttp || url.startsWith('https:'), {
    path: ['url'],
    message: 'https, or http with allowHttp: true',
  })

/** How a node tells people by e-mail and short message; the meaning of each key is in deploy/README.md. */
export const noticeConfig = z
  .strictObject({
    email: email.optional(),
    sms: sms.optional(),
    /** The office of this tier. */
    office: z
      .strictObject({
        emails: z.array(mailAddress).max(16).default([]),
        phones: z.array(mobile).max(16).default([]),
      })
      .prefault({}),
    remindBeforeHours: z.array(z.number().min(0.25).max(720)).max(6).default([24, 2]),
  })
  .prefault({})
export type NoticeConfig = z.infer<typeof noticeConfig>

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')
