import { readFileSync } from 'node:fs'
import type { NoticeRules } from '#conference/nodes'
import { type NoticeSender, openSmtpSender, openWebhookSender } from '#conference/notice-senders'
import { ConfigError } from './config.ts'
import type { NoticeConfig } from './notice-config.ts'

const HOUR_MS = 3_600_000
const SHORTEST_SECRET = 16

/**
 * The rules of notices, and the senders of the channels that are configured: whoever calls closes them. Throws
 * ConfigError for a file that can't be read or says too little; what it says is in no message.
 */
export function noticeRulesOf(
  { email, sms, office, remindBeforeHours }: NoticeConfig,
  { url, clock }: { url: string | null; clock: { now(): number } },
): NoticeRules {
  const senders: NoticeSender[] = []
  if (email) {
    const { host, port, tls, user, passwordFile, caFile, sender } = email
    const signIn =
      user !== undefined && passwordFile !== undefined
        ? { user, password: secretIn('notices.email.passwordFile', passwordFile, 1) }
        : null
    const ca = caFile === undefined ? null : secretIn('notices.email.caFile', caFile, 1)
    senders.push(openSmtpSender({ host, port, tls, signIn, from: sender, ca }))
  }
  if (sms)
    senders.push(
      openWebhookSender({
        url: sms.url,
        secret: secretIn('notices.sms.secretFile', sms.secretFile, SHORTEST_SECRET),
        clock,
      }),
    )
  return {
    senders,
    perMinute: { email: email?.perMinute ?? 60, sms: sms?.perMinute ?? 60 },
    office: { email: office.emails, sms: office.phones.flatMap((phone) => phone ?? []) },
    remindBeforeMs: remindBeforeHours.map((hours) => hours * HOUR_MS).toSorted((a, b) => b - a),
    accents: sms?.accents ?? false,
    url,
  }
}

/** What a file says, without its last end of line. */
function secretIn(key: string, path: string, shortest: number): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    throw new ConfigError(`${key}: không đọc được ${path} (can not be read): ${reason}`)
  }
  if (text.length < shortest)
    throw new ConfigError(
      `${key}: ${path} cần ít nhất ${shortest} ký tự (at least ${shortest} characters are needed)`,
    )
  return text
}
