import { faultPlace, findingCode, type Severity } from '#contract/readiness'
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

/**
 * What has to be done first stands first: by group, within it causes before what follows from them, in the order of
 * the catalogue; the same finding at several places from the site outward; none twice (D16).
 */
export const inOrder = (drafts: readonly Draft[]): Draft[] =>
  onlyOnce(drafts).toSorted(
    (a, b) =>
      groups[a.severity] - groups[b.severity] ||
      (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) ||
      (places.get(a.place) ?? 0) - (places.get(b.place) ?? 0),
  )

const onlyOnce = (drafts: readonly Draft[]): Draft[] => [
  ...new Map(drafts.map((draft) => [`${draft.code} ${draft.place}`, draft])).values(),
]
