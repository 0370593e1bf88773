import { Refusal, type RollCall, type RollCallAnswer, type RollCallEntry, type SiteId } from '#contract'

/** As many answers as one tier may give for one site in one roll call. */
const MOST_ANSWERS = 16

/** The answers for each site of one roll call, the oldest first. */
export type Answers = ReadonlyMap<SiteId, readonly RollCallAnswer[]>

/**
 * All answers of both sides, each once, in the order of their time (R3). Whatever way and however often tiers hand
 * theirs over, all come to the same.
 */
export function mergeAnswers(left: Answers, right: Answers): Answers {
  const merged = new Map(left)
  for (const [site, answers] of right) {
    const known = merged.get(site) ?? []
    const keys = new Set(known.map(keyOf))
    const added = answers.filter((answer) => !keys.has(keyOf(answer)))
    if (added.length > 0) merged.set(site, [...known, ...added].toSorted(inOrder))
  }
  return merged
}

/** What makes an answer the same one. */
export const keyOf = ({ at, tier, way, by, presence, reason }: RollCallAnswer): string =>
  JSON.stringify([at, tier, way, by, presence, reason])

const inOrder = (left: RollCallAnswer, right: RollCallAnswer): number =>
  left.at - right.at || (keyOf(left) < keyOf(right) ? -1 : 1)

export const answersFrom = (entries: readonly RollCallEntry[]): Answers =>
  new Map(entries.map(({ site, answers }) => [site, answers]))

/** Those of the answers that a neighbour needs, as it is told them. */
export function entriesOf(
  answers: Answers,
  isWanted: (site: SiteId, answer: RollCallAnswer) => boolean = () => true,
): RollCallEntry[] {
  return [...answers].flatMap(([site, list]) => {
    const wanted = list.filter((answer) => isWanted(site, answer))
    return wanted.length > 0 ? [{ site, answers: wanted }] : []
  })
}

/**
 * Throws Refusal: `roll-call.over` when it has ended, `site.unknown` for a site that is not asked (R2),
 * `roll-call.too-many` when this tier has corrected itself too often (R4).
 */
export function requireAnswerable(call: RollCall, site: SiteId, given: readonly RollCallAnswer[]): void {
  if (call.endedAt !== null) throw new Refusal('roll-call.over')
  if (call.sites !== null && !call.sites.includes(site)) throw new Refusal('site.unknown', { site })
  if (given.length >= MOST_ANSWERS) throw new Refusal('roll-call.too-many', { count: given.length })
}
