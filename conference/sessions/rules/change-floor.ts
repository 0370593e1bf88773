import type { Floor, SessionState, SiteId } from '#contract'

/** The session with this part of its floor changed, one revision on. */
export function changeFloor(state: SessionState, change: Partial<Floor>): SessionState {
  return { ...state, revision: state.revision + 1, floor: { ...state.floor, ...change } }
}

export const has = (list: readonly { site: SiteId }[], site: SiteId): boolean =>
  list.some((each) => each.site === site)

/** The list itself when the site is not in it, so that nothing seems to have changed. */
export function without<T extends { site: SiteId }>(list: T[], site: SiteId): T[] {
  return has(list, site) ? list.filter((each) => each.site !== site) : list
}
