import type { PatrolSettings, SiteId } from '#contract'
import { lastTurn, type Visits, visitOf } from './visits.ts'

/**
 * Who is shown next, at most `count` of the candidates (L3, L4). `listed`: on from whom was chosen last, and round
 * again. `unseen-longest`: who was never shown, then who was shown longest ago; equals in the order of the list.
 */
export function choose(
  candidates: readonly SiteId[],
  count: number,
  { order, visits, list }: { order: PatrolSettings['order']; visits: Visits; list: readonly SiteId[] },
): SiteId[] {
  const inOrder =
    order === 'listed'
      ? fromCursor(candidates, visits, list)
      : candidates.toSorted((a, b) => visitOf(visits, a).turn - visitOf(visits, b).turn)
  return inOrder.slice(0, count)
}

function fromCursor(candidates: readonly SiteId[], visits: Visits, list: readonly SiteId[]): SiteId[] {
  const last = lastTurn(visits)
  const cursor = last === 0 ? -1 : list.findIndex((site) => visitOf(visits, site).turn === last)
  const places = new Map(list.map((site, place) => [site, place]))
  const after = candidates.filter((site) => (places.get(site) ?? 0) > cursor)
  return [...after, ...candidates.filter((site) => (places.get(site) ?? 0) <= cursor)]
}

/** The stop before this one: whom the patrol chose last before whom it shows now, in that order (L10). */
export function chooseBefore(
  candidates: readonly SiteId[],
  count: number,
  { current, visits }: { current: readonly SiteId[]; visits: Visits },
): SiteId[] {
  const first = Math.min(...current.map((site) => visitOf(visits, site).turn))
  const turnOf = (site: SiteId) => visitOf(visits, site).turn
  return candidates
    .filter((site) => turnOf(site) > 0 && turnOf(site) < first)
    .toSorted((a, b) => turnOf(a) - turnOf(b))
    .slice(-count)
}

/** Puts sites into slots so that who stays keeps its slot, as far as there are that many (L5). */
export function arrange(before: readonly SiteId[], after: readonly SiteId[]): SiteId[] {
  const stays = new Set(after)
  const coming = after.filter((site) => !before.includes(site))
  const slots = before.map((site) => (stays.has(site) ? site : coming.shift()))
  const placed = [...slots, ...coming].filter((site) => site !== undefined)
  return placed.slice(0, after.length)
}
