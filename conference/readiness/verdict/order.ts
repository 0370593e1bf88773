import { faultPlace, findingCode, type Severity } from '#contract/readiness'
import { isFailing } from './bands.ts'
import type { Draft } from './draft.ts'

/** What stops a site, what is not known, what could be better, what is only said. */
const groups: Record<Severity, number> = {
  critical: 0,
  fail: 0,
  missing: 1,
  warning: 2,
  acceptable: 2,
  note: 3,
}
const rank = new Map(findingCode.options.map((code, at) => [code, at]))
const places = new Map(faultPlace.options.map((place, at) => [place, at]))

/** By the catalogue, but that jitter is told before the capacity that was found beneath it. */
const rankIn = (drafts: readonly Draft[]) => (draft: Draft) =>
  draft.code === 'capacity.low' && isByJitter(draft, drafts)
    ? (rank.get('jitter.high') ?? 0) + 0.5
    : (rank.get(draft.code) ?? 0)

/**
 * Browsers and media hosts find capacity by how much later packets come than they were sent: where that varies and
 * nothing is lost, the estimate gives way to the jitter. A line that is really too narrow loses packets.
 */
function isByJitter({ place }: Draft, drafts: readonly Draft[]): boolean {
  const fails = (code: Draft['code']) =>
    drafts.some((other) => other.code === code && other.place === place && isFailing(other.severity))
  return fails('jitter.high') && !fails('loss.high')
}

/**
 * What has to be done first stands first: by group, within it causes before what follows from them, in the order of
 * the catalogue; the same finding at several places from the site outward; none twice (D16).
 */
export function inOrder(drafts: readonly Draft[]): Draft[] {
  const rankOf = rankIn(drafts)
  return onlyOnce(drafts).toSorted(
    (a, b) =>
      groups[a.severity] - groups[b.severity] ||
      rankOf(a) - rankOf(b) ||
      (places.get(a.place) ?? 0) - (places.get(b.place) ?? 0),
  )
}

const onlyOnce = (drafts: readonly Draft[]): Draft[] => [
  ...new Map(drafts.map((draft) => [`${draft.code} ${draft.place}`, draft])).values(),
]
