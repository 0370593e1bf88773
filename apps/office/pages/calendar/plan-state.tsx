import { type Meaning, StateBadge, text } from '#browser/kit'
import type { InvitationStanding, PlanState } from '#contract/calendar'

const { useText } = text({
  draft: { vi: 'Bản nháp', en: 'Draft' },
  announced: { vi: 'Đã thông báo', en: 'Announced' },
  open: { vi: 'Đang họp', en: 'Running' },
  closed: { vi: 'Đã kết thúc', en: 'Over' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  waiting: { vi: 'Chưa xác nhận', en: 'Not acknowledged' },
  outdated: { vi: 'Nhận bản cũ', en: 'Before the change' },
  received: { vi: 'Đã nhận', en: 'Acknowledged' },
  absent: { vi: 'Xin vắng', en: 'Asks to be absent' },
})

const meanings = {
  draft: 'unknown',
  announced: 'action',
  open: 'on-air',
  closed: 'unknown',
  cancelled: 'unknown',
  waiting: 'unknown',
  outdated: 'attention',
  received: 'ready',
  absent: 'attention',
} as const satisfies Record<PlanState['is'] | InvitationStanding, Meaning>

export const standings = ['waiting', 'outdated', 'received', 'absent'] as const

/** The words of a state or of a standing. */
export const usePlanWords = useText

/** The state of a plan, or how a site stands to it, by colour, shape and word. */
export function PlanBadge({ of }: { of: PlanState['is'] | InvitationStanding }) {
  const t = useText()
  return <StateBadge meaning={meanings[of]}>{t(of)}</StateBadge>
}
