import { type NodeId, partsOfSource, type SourceKey } from '#contract'
import type { RefusedWant } from '#contract/uplink'
import { isOfTest } from './loops.ts'

const thing = {
  camera: { vi: 'hình', en: 'picture' },
  microphone: { vi: 'tiếng', en: 'sound' },
  content: { vi: 'nội dung trình chiếu', en: 'content' },
  line: { vi: 'tiếng đường kỹ thuật', en: 'voice on the operators’ line' },
  cue: { vi: 'tiếng trao đổi riêng', en: 'private talk' },
  'test-picture': { vi: 'hình kiểm thử', en: 'test picture' },
  'test-sound': { vi: 'tiếng kiểm thử', en: 'test sound' },
  'echo-picture': { vi: 'hình kiểm thử trả về', en: 'returned test picture' },
  'echo-sound': { vi: 'tiếng kiểm thử trả về', en: 'returned test sound' },
} as const

/** A link that is full: `from` → `to` carries at most `places` pictures, and this one came too late. */
export function overBudget(source: SourceKey, from: NodeId, to: NodeId, places: number): RefusedWant {
  const { site, kind } = partsOfSource(source)
  return {
    source,
    reason: 'budget',
    vi: `Đường ${from} → ${to} chỉ mang tối đa ${places} hình; ${thing[kind].vi} của ${site} không được đưa qua.`,
    en: `The link ${from} → ${to} carries at most ${places} pictures; the ${thing[kind].en} of ${site} was left out.`,
  }
}

export function notSent(source: SourceKey): RefusedWant {
  const { site, kind } = partsOfSource(source)
  return {
    source,
    reason: 'absent',
    vi: `${site} chưa gửi ${thing[kind].vi}.`,
    en: `${site} is not sending its ${thing[kind].en}.`,
  }
}

/** Nobody, or not who asks, may have it now. */
export function notForThem(source: SourceKey): RefusedWant {
  const { site } = partsOfSource(source)
  if (isOfTest(source))
    return {
      source,
      reason: 'absent',
      vi: `Không có kiểm thử nào của ${site} đang được trả về ở đây.`,
      en: `No test of ${site} is being returned here.`,
    }
  return {
    source,
    reason: 'absent',
    vi: `Micro của ${site} chưa mở.`,
    en: `The microphone of ${site} is closed.`,
  }
}

/** There is no neighbour that leads to the source, or only the one that asks for it. */
export function noWay(source: SourceKey, self: NodeId): RefusedWant {
  const { site } = partsOfSource(source)
  return {
    source,
    reason: 'unreachable',
    vi: `Từ ${self} không có đường tới ${site}.`,
    en: `There is no way from ${self} to ${site}.`,
  }
}
