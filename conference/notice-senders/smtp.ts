import { createTransport } from 'nodemailer'
import type { NoticeSender } from './sender.ts'
import { outcomeOfMail } from './smtp-outcome.ts'

export interface SmtpSettings {
  host: string
  port: number
  /** From the first byte, by STARTTLS and not without it, or not at all. */
  tls: 'implicit' | 'starttls' | 'none'
  /** Null: the server asks for none. */
  signIn: { user: string; password: string } | null
  from: { name: string; address: string }
  /** PEM; null: the roots that Node trusts. */
  ca: string | null
}

const CONNECT_MS = 10_000
const SILENT_MS = 20_000

/** Sends by one SMTP server, over one connection that is kept while there is something to send. */
export function openSmtpSender({ host, port, tls, signIn, from, ca }: SmtpSettings): NoticeSender {
  const transport = createTransport({
    ...{ host, port, pool: true, maxConnections: 1, maxMessages: 200 },
    ...{ secure: tls === 'implicit', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none' },
    ...(signIn && { auth: { user: signIn.user, pass: signIn.password } }),
    ...(ca !== null && { tls: { ca } }),
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true, logger: false, debug: false },
  })
  // What a connection meets while nothing is sent is met again by the next notice.
  transport.on('error', () => {})
  const domain = from.address.split('@').at(-1) ?? 'localhost'

  return {
    channel: 'email',
    async send({ id, person, address, subject, text }) {
      try {
        await transport.sendMail({
          from,
          // As an object: an address is never read out of a name.
          to: { name: person, address },
          ...{ subject, text, messageId: `<${id}@${domain}>` },
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return { is: 'taken' }
      } catch (error) {
        return outcomeOfMail(error)
      }
    },
    close: () => transport.close(),
  }
}
