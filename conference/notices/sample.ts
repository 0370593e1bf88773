import type { NoticeKind } from '#contract/notices'
import type { Facts } from './facts.ts'
import type { Recipient } from './recipients.ts'

const HOUR_MS = 3_600_000

/** What a template is previewed with: a session the day after, as long as names get. */
export function sampleFacts(kind: NoticeKind, { node, now }: { node: string; now: number }): Facts {
  const startsAt = Math.ceil(now / HOUR_MS) * HOUR_MS + 24 * HOUR_MS
  const title =
    'Hội nghị trực tuyến toàn tỉnh đánh giá tình hình kinh tế – xã hội tháng 11 và nhiệm vụ tháng 12'
  if (kind === 'unnamed') return { of: 'unnamed', sites: [node, node] }
  if (kind === 'site-late' || kind === 'province-late')
    return { of: 'ladder', title, startsAt, step: 'T-60', sites: [node, node] }
  const before = { asking: 1, startsAt: startsAt - 24 * HOUR_MS, endsAt: startsAt - 22 * HOUR_MS, at: node }
  return {
    of: 'plan',
    owner: node,
    reason: 'Hoãn để phòng, chống bão số 12',
    before,
    details: {
      ...{
        title,
        organiser: 'Văn phòng Ủy ban nhân dân tỉnh',
        chair: { name: 'Nguyễn Thị Hồng Hạnh', site: node },
      },
      ...{ startsAt, endsAt: startsAt + 2 * HOUR_MS, agenda: [], documents: [], invitations: [] },
      requirements: ['Có mặt trước giờ họp 15 phút'],
      mark: 'ordinary',
    },
  }
}

/** To whom a preview is written. */
export const sampleRecipient = (node: string, channel: Recipient['channel']): Recipient => ({
  ...{ site: node, person: 'Nguyễn Thị Hồng Hạnh', channel },
  address: channel === 'email' ? 'hong.hanh@example.vn' : '+84912345678',
})
