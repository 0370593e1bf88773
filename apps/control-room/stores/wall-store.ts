import { createLive, type Live } from '#browser/live-state'
import type { RegistryState, RosterState } from '#browser/meeting'
import type { SiteId } from '#contract'
import type { InSession } from '../state/in-session.ts'
import type { Proofs } from '../state/proofs.ts'
import { filterSites } from '../state/site-filter.ts'
import { holdOrder, sortForWall } from '../state/wall-order.ts'
import { tiersOnWall } from '../state/wall-rows.ts'
import type { View } from './view-store.ts'

export interface WallState {
  sites: readonly SiteId[]
  /** Tiles out of place: a fresh sort would move, add or remove them. */
  outdated: number
}

export interface WallStore {
  live: Live<WallState>
  /** Puts the tiles in a fresh order, because the operator asked for it. */
  sortAgain(): void
}

/** The order of the wall: fresh when the question changes (filter, registry, first roster), held otherwise. */
export function createWallStore(
  registry: Live<RegistryState>,
  roster: Live<RosterState>,
  view: Live<View>,
  inSession: Live<InSession>,
  proofs: Live<Proofs>,
): WallStore {
  const live = createLive<WallState>({ sites: [], outdated: 0 })

  const fresh = (): SiteId[] => {
    const known = registry.get()
    if (known.kind !== 'ready') return []
    const { roster: sites } = roster.get()
    const { filter } = view.get()
    const shown = filterSites(known.index, sites, filter, inSession.get(), proofs.get())
    return sortForWall(shown, sites, filter.unit ? null : tiersOnWall(known.index))
  }
  const sortAgain = () => live.set({ sites: fresh(), outdated: 0 })

  const hold = () => live.update(({ sites }) => holdOrder(sites, fresh()))

  registry.subscribe(sortAgain)
  view.subscribe((now, before) => {
    if (now.filter !== before.filter) sortAgain()
  })
  roster.subscribe((now, before) => {
    if (now.standing === before.standing) return
    if (before.standing === 0) sortAgain()
    else hold()
  })
  inSession.subscribe(() => {
    const { state } = view.get().filter
    if (state === 'asking' || state === 'on-air') hold()
  })
  proofs.subscribe((now, before) => {
    if (now.standing === before.standing || view.get().filter.state !== 'not-ready') return
    if (before.standing === 0) sortAgain()
    else hold()
  })
  return { live, sortAgain }
}
