import type { BodyOf } from '#contract'
import type { NoticeOperations } from '#contract/console'
import { noticeChannel, noticeKind, noticeStanding } from '#contract/notices'

export const PAGE_ROWS = 100

/** What the address says is looked for; what it says wrongly is left out. */
export function wantedOf(query: Readonly<Record<string, string>>): BodyOf<NoticeOperations, 'notices.list'> {
  const standing = noticeStanding.safeParse(query.standing).data
  const channel = noticeChannel.safeParse(query.channel).data
  const kind = noticeKind.safeParse(query.kind).data
  const text = (query.q ?? '').slice(0, 100)
  const from = Number(query.from ?? 0)
  return {
    ...(standing && { standing }),
    ...(channel && { channel }),
    ...(kind && { kind }),
    ...(text !== '' && { text }),
    offset: Number.isSafeInteger(from) && from > 0 && from <= 10_000_000 ? from : 0,
    limit: PAGE_ROWS,
  }
}
