import type { NoticeSender } from '#conference/notice-senders'
import type { NoticeChannel } from '#contract/notices'

/** How a node tells people by e-mail and short message; from its configuration. */
export interface NoticeRules {
  /** One for each channel that is on; whoever opened them closes them. */
  senders: readonly NoticeSender[]
  /** As many attempts in a minute at most. */
  perMinute: Readonly<Record<NoticeChannel, number>>
  /** Where the office of this tier is told, mobile numbers with their country code. */
  office: Readonly<Record<NoticeChannel, readonly string[]>>
  /** How long before a session who has not acknowledged is reminded, the longest first. */
  remindBeforeMs: readonly number[]
  /** Whether short messages have Vietnamese accents. */
  accents: boolean
  /** How pages are reached; null: the configuration does not say. */
  url: string | null
}

/** No channel is on: nobody is told, nothing is queued. */
export const noNotices: NoticeRules = {
  ...{ senders: [], perMinute: { email: 60, sms: 60 }, office: { email: [], sms: [] } },
  ...{ remindBeforeMs: [], accents: false, url: null },
}
