import { type CascadePlan, cuesIn, sessionOfSite, wholeSessionOfSite } from '#conference/cascade'
import type { SeatKeeper } from '#conference/seats'
import {
  emptyScreen,
  isOnScreen,
  type NodeId,
  type NoticeOf,
  type Program,
  programOf,
  type SessionState,
  type SiteId,
  screenFor,
  screensOf,
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
 * so one session is that of all; pages of the same program are told the same object.
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
  const scenes = new Map<Program | null, NoticeOf<RoomNotices, 'scene'>>()
  const sceneFor = (site: SiteId) => {
    const program = session && programOf(session, site)
    const scene = scenes.get(program) ?? sceneNotice(site, session, labelOf)
    scenes.set(program, scene)
    return scene
  }
  const mark = (node: NodeId) => ({ node, label: labelOf(node) })
  const cues = cuesIn(sessions)
  const cueStanding = (site: SiteId) => {
    const found = cues.find((cue) => cue.site === site)
    return found
      ? { from: mark(found.from), by: found.by, since: found.since, countdown: found.countdown }
      : null
  }
  for (const { site, state } of seats.all()) {
    if (state !== 'live') continue
    pages.tell(site, 'scene', sceneFor(site))
    pages.tell(site, 'publish', plan.publish[site] ?? nothing)
    pages.tell(site, 'standing', {
      onAir: isOnAir(site, session) || isOnAir(site, whole),
      ...floorStanding(site, session?.floor),
      cue: cueStanding(site),
      presenting: session?.presenter === site,
      seenBy: (plan.seenBy[site] ?? []).map(mark),
      heardBy: (plan.heardBy[site] ?? []).map(mark),
      uplink,
    })
  }
}

/** Whether a site's camera stands in some program of a session. */
export const isOnAir = (site: SiteId, session: SessionState | null): boolean =>
  session !== null && screensOf(session).some((screen) => isOnScreen(screen, site))

function sceneNotice(
  site: SiteId,
  session: SessionState | null,
  labelOf: (site: SiteId) => string,
): NoticeOf<RoomNotices, 'scene'> {
  if (!session)
    return { session: null, revision: 0, scene: emptyScreen, transition: 'cut', labels: {}, speaking: [] }
  const { id, title } = session
  const program = programOf(session, site)
  const scene = screenFor(session, site)
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
