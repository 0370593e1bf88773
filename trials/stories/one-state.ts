import { homeNode } from '#conference/sites'
import {
  isOnScreen,
  programOf,
  type SessionState,
  type SiteId,
  screenFor,
  screensOf,
  speakerOf,
} from '#contract'
import type { ConsolePage, RoomPage } from '#trials/browser'
import { type Desk, until } from '#trials/stage'

export interface Everybody {
  /** The session's owner first. */
  desks: readonly Desk[]
  consoles: readonly ConsolePage[]
  rooms: readonly RoomPage[]
}

/**
 * Waits until every node, every console's page and every site's page has the state that the owner has, field by field;
 * gives it. Fails with the fields that differ.
 */
export async function oneState(everybody: Everybody): Promise<SessionState> {
  const { answer } = await until(
    'everybody has the owner’s state',
    () => compare(everybody),
    ({ differences }) => differences.length === 0,
    { withinMs: 60_000, everyMs: 250 },
  )
  const [session] = answer.sessions
  if (!session) throw new Error('no session runs')
  return session
}

async function compare({ desks, consoles, rooms }: Everybody) {
  const lists = await Promise.all(
    desks.map((desk) => desk.call<{ sessions: SessionState[] }>('sessions.list')),
  )
  const [{ sessions } = { sessions: [] }, ...below] = lists
  const onPages = await Promise.all(
    consoles.map(({ page }) => page.evaluate(() => window.lienthongConsole?.state)),
  )
  const inRooms = await Promise.all(rooms.map((room) => room.state()))
  const [session] = sessions
  const [owner] = desks
  const labels = session && owner ? await labelsIn(owner, session) : {}
  const differences = [
    ...below.flatMap((list, at) => differing(`node ${at + 2}`, sessions, list.sessions)),
    ...onPages.flatMap((state) => differing(`console of ${state?.node}`, sessions, state?.sessions)),
    ...inRooms.flatMap(({ site, told, order, connection }) => {
      if (!session || site === null) return [`a page without session or site: ${site}`]
      const { scene, standing } = told
      const { seenBy: _, heardBy: __, ...known } = standing ?? { seenBy: [], heardBy: [] }
      return differing(`page of ${site}`, wordsFor(site, session, labels), {
        connection,
        scene,
        standing: known,
        microphone: order.microphone,
      })
    }),
  ]
  return { sessions, differences }
}

/** What a site's page is told in a session, by the rules of `conference/nodes` (N4 to N6, N16). */
function wordsFor(site: SiteId, session: SessionState, labels: Readonly<Record<SiteId, string>>) {
  const { id, title, floor, presenter } = session
  const screen = screenFor(session, site)
  const { revision, transition = 'cut' } = programOf(session, site)
  const shown = screen.slots.flatMap((slot) => (slot.kind === 'empty' ? [] : [slot.site]))
  const speaker = speakerOf(session)
  const at = floor.raised.findIndex((hand) => hand.site === site)
  const whoAndWhen = (list: SessionState['floor']['closed']) => {
    const found = list.find((each) => each.site === site)
    return found ? { at: found.at, by: found.by } : null
  }
  return {
    connection: 'open',
    scene: {
      session: { id, title },
      revision,
      scene: screen,
      transition,
      labels: Object.fromEntries(shown.map((each) => [each, labels[each]])),
      speaking: speaker !== null && isOnScreen(screen, speaker) ? [speaker] : [],
    },
    standing: {
      onAir: screensOf(session).some((each) => isOnScreen(each, site)),
      microphoneOpen: floor.open.includes(site),
      hand: at < 0 ? null : { at: floor.raised[at]?.at, place: at + 1 },
      invited: whoAndWhen(floor.invited),
      speakingSince: floor.since[site] ?? null,
      presenting: presenter === site,
      closedBy: whoAndWhen(floor.closed),
      // Nobody talks with a site in private in these stories.
      cue: null,
      uplink: homeNode(site) === 'VN' ? null : true,
    },
    microphone: floor.open.includes(site),
  }
}

/** On-screen names of the sites in a session's scenes, as the registry has them. */
async function labelsIn(owner: Desk, session: SessionState): Promise<Record<SiteId, string>> {
  const shown = screensOf(session).flatMap(({ slots }) =>
    slots.flatMap((slot) => (slot.kind === 'empty' ? [] : [slot.site])),
  )
  const entries = [...new Set(shown)].map(async (site) => {
    const { sites } = await owner.call<{ sites: { id: SiteId; label: string }[] }>('sites.list', {
      below: site,
    })
    return [site, sites.find(({ id }) => id === site)?.label ?? '']
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Every field that is not as ordered, down to the last one. */
function differing(where: string, ordered: unknown, known: unknown): string[] {
  if (!isObject(ordered) || !isObject(known))
    return Object.is(ordered, known)
      ? []
      : [`${where}: ${JSON.stringify(known)} instead of ${JSON.stringify(ordered)}`]
  const fields = new Set([...Object.keys(ordered), ...Object.keys(known)])
  return [...fields].flatMap((field) => differing(`${where}.${field}`, ordered[field], known[field]))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
