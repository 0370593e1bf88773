import { Refusal } from '#contract'
import type { PlanDetails, PlanDraft } from '#contract/calendar'

/** The longest session that is planned as one. */
const LONGEST_MS = 24 * 3_600_000

/**
 * What a draft says, if it can be planned (W8). Throws Refusal `calendar.secret` for a session with state secrets,
 * `calendar.wrong` with what is wrong in words.
 */
export function checkDraft({ mark, ...said }: PlanDraft): PlanDetails {
  if (mark === 'secret') throw new Refusal('calendar.secret')
  const { startsAt, endsAt, agenda } = said
  if (endsAt <= startsAt) throw wrong('giờ kết thúc phải sau giờ bắt đầu', 'it ends before it begins')
  if (endsAt - startsAt > LONGEST_MS)
    throw wrong('một phiên dài nhất 24 giờ; phiên nhiều ngày thì lập mỗi ngày một phiên', 'longer than a day')
  const outside = agenda.find(({ at }) => at < startsAt || at >= endsAt)
  if (outside)
    throw wrong(
      `mục “${outside.title}” của chương trình nằm ngoài giờ họp`,
      `the agenda's “${outside.title}” is outside of the session`,
    )
  const early = agenda.find(({ at }, index) => at < (agenda[index - 1]?.at ?? 0))
  if (early)
    throw wrong(
      `mục “${early.title}” của chương trình sớm hơn mục trước nó`,
      `the agenda's “${early.title}” is before the line above it`,
    )
  return { ...said, mark }
}

const wrong = (vi: string, en: string) => new Refusal('calendar.wrong', { vi, en })
