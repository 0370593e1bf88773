import type { DoneToSite, Floor, NoticeOf, SiteId } from '#contract'
import type { RoomNotices } from '#contract/room'

type FloorStanding = Pick<
  NoticeOf<RoomNotices, 'standing'>,
  'microphoneOpen' | 'hand' | 'invited' | 'speakingSince' | 'closedBy'
>

/** Where a site stands on the floor of its session, as its page is told (rule N16). */
export function floorStanding(site: SiteId, floor: Floor | undefined): FloorStanding {
  const place = floor?.raised.findIndex((hand) => hand.site === site) ?? -1
  const hand = floor?.raised[place]
  return {
    microphoneOpen: floor?.open.includes(site) ?? false,
    hand: hand ? { at: hand.at, place: place + 1 } : null,
    invited: whoAndWhen(floor?.invited, site),
    speakingSince: floor?.since[site] ?? null,
    closedBy: whoAndWhen(floor?.closed, site),
  }
}

function whoAndWhen(list: readonly DoneToSite[] = [], site: SiteId): Pick<DoneToSite, 'by' | 'at'> | null {
  const found = list.find((each) => each.site === site)
  return found ? { by: found.by, at: found.at } : null
}
