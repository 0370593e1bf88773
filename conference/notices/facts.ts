import type { NodeId, SiteId } from '#contract'
import type { PlanDetails } from '#contract/calendar'
import { formatVietnamTime } from '#foundation/time'
import type { Recipient } from './recipients.ts'
import type { Says } from './says.ts'
import type { Variable } from './variables.ts'

/** What a notice is about, as far as its words need it. */
export type Facts =
  | { of: 'plan'; details: PlanDetails; owner: NodeId; reason: string; before: Says | null }
  | { of: 'ladder'; title: string; startsAt: number; step: string; sites: readonly SiteId[] }
  | { of: 'unnamed'; sites: readonly SiteId[] }

/** What is the same for every notice of a node. */
export interface Sender {
  /** As screens write it. */
  label: string
  dutyPhone: string | null
  /** How the pages are reached; a personal link of a site is never among what a notice says (Q11). */
  url: string
  labelOf: (site: SiteId) => string
}

export type Filled = Partial<Record<Variable, string>>

/** So many sites are named one by one. */
const NAMED_SITES = 12

/** `08:00 ngày 24/11/2026`. */
export function vietnamMoment(at: number): string {
  const [day = '', time = ''] = formatVietnamTime(at).split(' ')
  return `${time.slice(0, 5)} ngày ${day}`
}

/** What each name in a template stands for in this notice. */
export function filledBy(facts: Facts, to: Recipient, sender: Sender): Filled {
  const { label, dutyPhone, url, labelOf } = sender
  const always: Filled = {
    'nguoi-nhan': to.person || label,
    'diem-cau': labelOf(to.site),
    'co-quan': label,
    'truc-ky-thuat': dutyPhone ?? '(chưa ghi)',
    trang: url,
  }
  const listed = (sites: readonly SiteId[]): Filled => ({
    'so-luong': String(sites.length),
    'danh-sach': [
      ...sites.slice(0, NAMED_SITES).map(labelOf),
      ...(sites.length > NAMED_SITES ? [`và ${sites.length - NAMED_SITES} điểm cầu khác`] : []),
    ].join(', '),
  })
  switch (facts.of) {
    case 'plan':
      return { ...always, ...ofPlan(facts, labelOf) }
    case 'ladder':
      return {
        ...{ ...always, ...listed(facts.sites), moc: facts.step },
        ...{ 'phien-hop': facts.title, 'bat-dau': vietnamMoment(facts.startsAt) },
      }
    case 'unnamed':
      return { ...always, ...listed(facts.sites) }
  }
}

function ofPlan(
  { details, owner, reason, before }: Facts & { of: 'plan' },
  labelOf: Sender['labelOf'],
): Filled {
  const { title, organiser, chair, startsAt, endsAt, requirements } = details
  const at = chair.site === null ? '' : `tại ${labelOf(chair.site)}`
  return {
    'phien-hop': title,
    'bat-dau': vietnamMoment(startsAt),
    'ket-thuc': vietnamMoment(endsAt),
    'chu-tri': [chair.name, at].filter((part) => part !== '').join(', ') || labelOf(owner),
    'don-vi-to-chuc': organiser || labelOf(owner),
    'yeu-cau': requirements.length > 0 ? requirements.join('; ') : 'không có',
    'ly-do': reason || 'không ghi',
    'bat-dau-cu': vietnamMoment(before?.startsAt ?? startsAt),
  }
}
