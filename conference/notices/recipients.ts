import { focalsOn } from '#conference/directory'
import type { SiteId } from '#contract'
import { mailAddress, type SiteRecord } from '#contract/directory'
import type { NoticeChannel } from '#contract/notices'

/** Who is told, by which way. */
export interface Recipient {
  site: SiteId
  /** Empty: an office. */
  person: string
  channel: NoticeChannel
  address: string
}

/**
 * A mobile number of Vietnam with its country code, `+84912345678`; null: a fixed line, a service number or none, which
 * takes no short message (Q2).
 */
export function mobileNumber(phone: string): string | null {
  const digits = phone.replace(/[\s.()-]/g, '').replace(/^(\+84|84(?=\d{9}$))/, '0')
  return /^0[35789]\d{8}$/.test(digits) ? `+84${digits.slice(1)}` : null
}

const addressBy: Record<
  NoticeChannel,
  (person: { phone: string; email?: string | undefined }) => string | null
> = {
  email: ({ email = '' }) => mailAddress.safeParse(email).data ?? null,
  sms: ({ phone }) => mobileNumber(phone),
}

/** The focal persons of a site whose days hold, the principal first, by every way that there is; each address once (Q1). */
export function recipientsOf(
  record: SiteRecord | undefined,
  { day, channels }: { day: string; channels: readonly NoticeChannel[] },
): Recipient[] {
  if (!record) return []
  const found = new Map<string, Recipient>()
  for (const person of focalsOn(record, day))
    for (const channel of channels) {
      const address = addressBy[channel](person)
      const key = `${channel} ${address}`
      if (address !== null && !found.has(key))
        found.set(key, { site: record.site, person: person.name, channel, address })
    }
  return [...found.values()]
}
