import { useCallback } from 'react'
import { useLive } from '#browser/live-state'
import { stillUrl } from '#browser/meeting'
import type { SiteId } from '#contract'
import { useDesk } from './use-desk.ts'

/** Addresses of the latest stills; a new function whenever one of these sites has a new still. */
export function useStillOf(sites: readonly (SiteId | null)[]): (site: SiteId) => string | null {
  const { roster } = useDesk()
  const stamp = useLive(roster, (state) =>
    sites.map((site) => (site ? state.roster.get(site)?.stillAt : '')).join(),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamp` stands for the stills
  return useCallback(
    (site: SiteId) => stillUrl(site, roster.get().roster.get(site)?.stillAt ?? 0),
    [roster, stamp],
  )
}
