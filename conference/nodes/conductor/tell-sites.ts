import { type CascadePlan, sessionOfSite, wholeSessionOfSite } from '#conference/cascade'
import type { SeatKeeper } from '#conference/seats'
import {
  emptyScreen,
  isOnScreen,
  type NodeId,
  type NoticeOf,
  type SessionState,
  type SiteId,
  screenOf,
  speakerOf,
} from '#contract'
import type { RoomNotices } from '#contract/room'
import { floorStanding } from './floor-standing.ts'
import type { Pages } from './pages.ts'

export interface TellSitesOptions {
  self: NodeId
  seats: SeatKeeper
  pages: Pages
  labelOf: (site: SiteId) => string
}

/** What a site sends that nobody shows or hears. */
const nothing: NoticeOf<RoomNotices, 'publish'> = { camera: null, microphone: false, content: false }

/**
 * Tells every seated page its scene, what to send and where it stands (rules N4 to N6). The sites here have one home,
 * so one session is that of all.
 */
export function tellSites(
  { self, seats, pages, labelOf }: TellSitesOptions,
  sessions: readonly SessionState[],
  plan: CascadePlan,
  uplink: boolean | null,
): void {
  const session = sessionOfSite(self, sessions)
  // A site of a part is on air where the whole session shows it, too.
  const whole = wholeSessionOfSite(self, sessions)
  const scene = sceneNotice(session, labelOf)
  const mark = (node: NodeId) => ({ node, label: labelOf(node) })
  for (const { site, state } of seats.all()) {
    if (state !== 'live') continue
    pages.tell(site, 'scene', scene)
    pages.tell(site, 'publish', plan.publish[site] ?? nothing)
    pages.tell(site, 'standing', {
      onAir: isOnAir(site, session) || isOnAir(site, whole),
      ...floorStanding(site, session?.floor),
      seenBy: (plan.seenBy[site] ?? []).map(mark),
      heardBy: (plan.heardBy[site] ?? []).map(mark),
      uplink,
    })
  }
}

export const isOnAir = (site: SiteId, session: SessionState | null): boolean =>
  session !== null && isOnScreen(screenOf(session), site)

function sceneNotice(
  session: SessionState | null,
  labelOf: (site: SiteId) => string,
): NoticeOf<RoomNotices, 'scene'> {
  if (!session)
    return { session: null, revision: 0, scene: emptyScreen, transition: 'cut', labels: {}, speaking: [] }
  const { id, title, program } = session
  const scene = screenOf(session)
  const labels: Record<SiteId, string> = {}
  for (const slot of scene.slots) if (slot.kind !== 'empty') labels[slot.site] = labelOf(slot.site)
  const speaker = speakerOf(session)
  return {
    session: { id, title },
    revision: program.revision,
    scene,
    transition: program.transition ?? 'cut',
    labels,
    speaking: speaker !== null && isOnScreen(scene, speaker) ? [speaker] : [],
  }
}
