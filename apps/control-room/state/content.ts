import type { Roster } from '#browser/meeting'
import type { SessionState, SiteId } from '#contract'

/** The sites that offer content, the chosen one first. */
export function offersOf(roster: Roster, chosen: SiteId | null): SiteId[] {
  const offering = [...roster.values()].flatMap(({ site, content }) => (content ? [site] : []))
  return offering.sort((a, b) => Number(b === chosen) - Number(a === chosen) || (a < b ? -1 : 1))
}

/** Whose content the key shows next; null: nobody's any more. Undefined: there is nothing to show or to end. */
export function nextPresenter(
  { presenter }: Pick<SessionState, 'presenter'>,
  offers: readonly SiteId[],
): SiteId | null | undefined {
  const [first] = offers
  if (first !== undefined && first !== presenter) return first
  return presenter === null ? undefined : null
}
