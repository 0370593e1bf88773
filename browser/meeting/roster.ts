import type { NoticeOf, SiteId, SiteStatus } from '#contract'
import type { ConsoleNotices } from '#contract/console'

export type Roster = ReadonlyMap<SiteId, SiteStatus>
type RosterNotice = NoticeOf<ConsoleNotices, 'roster'>

/** The roster after a notice: replaced by a whole one, else with the changed rows put over the old ones. */
export function applyRoster(roster: Roster, notice: RosterNotice): Roster {
  const next = new Map(notice.whole ? [] : roster)
  for (const status of notice.sites) next.set(status.site, status)
  return next
}

/** A site without a row has never been seen since the node started: it counts as absent. */
export const stateOf = (roster: Roster, site: SiteId): SiteStatus['state'] =>
  roster.get(site)?.state ?? 'absent'

/** Whether counts, filters and order have to be worked out again: stills and transports alone don't matter. */
export function standingChanged(before: Roster, notice: RosterNotice): boolean {
  if (notice.whole) return true
  return notice.sites.some((status) => {
    const old = before.get(status.site)
    return (
      !old ||
      old.state !== status.state ||
      old.display !== status.display ||
      lacksVideo(old) !== lacksVideo(status) ||
      hasFault(old) !== hasFault(status)
    )
  })
}

/** A connected site with a device that it had and lost, or that it may not use, or whose picture differs. */
export function hasFault(status: SiteStatus): boolean {
  if (status.state === 'absent') return false
  const broken = (device: SiteStatus['devices']['camera']) => device === 'lost' || device === 'denied'
  return broken(status.devices.camera) || broken(status.devices.microphone) || isDiffering(status)
}

/** A site whose page is there and does not show what is ordered. */
export const isDiffering = (status: SiteStatus): boolean =>
  status.state === 'connected' && status.display === 'differing'

/** A connected site without a working camera, or of which the wall has no picture yet. */
export function lacksVideo({ state, stillAt, devices: { camera } }: SiteStatus): boolean {
  if (state !== 'connected') return false
  return stillAt === 0 || (camera !== 'ok' && camera !== 'unknown')
}
