import { type Roster, stateOf } from '#browser/meeting'
import type { NodeId, Scene, SessionState, SiteId, SiteStatus } from '#contract'
import { resolveScene, screenOf } from '#contract'
import type { LinkStatus } from '#contract/console'
import { isStaleStill, marksOf } from './marks.ts'
import { sitesOf } from './scene-change.ts'

/** What follows from taking a scene, the more important first. No two are of one kind, but for links. */
export type Consequence =
  /** A link that has no place for these pictures of the scene, in slot order; `peer` is the tier at its other end. */
  | { kind: 'left-out'; sites: SiteId[]; peer: NodeId; way: 'from' | 'to'; budget: number }
  /** On screen without a picture: not connected, or without a camera. */
  | { kind: 'dark'; sites: SiteId[] }
  /** They come on air as nobody has seen them in the last half minute. */
  | { kind: 'unwarned'; sites: SiteId[] }
  | { kind: 'enters'; sites: SiteId[] }
  | { kind: 'leaves'; sites: SiteId[] }

export interface Surroundings {
  node: NodeId
  roster: Roster
  links: readonly LinkStatus[]
  /** The node's time, Unix milliseconds. */
  now: number
}

/** Consequences of taking `next` in a session as things are now. Those that concern nobody are left out. */
export function consequencesOf(session: SessionState, next: Scene, around: Surroundings): Consequence[] {
  const { node, roster, links, now } = around
  const before = sitesOf(screenOf(session))
  const after = sitesOf(resolveScene(next, session))
  const enters = after.filter((site) => !before.includes(site))
  const dark = after.filter((site) => isDark(roster.get(site)))
  const all: Consequence[] = [
    ...links.flatMap((link) => leftOut(link, after, node, roster)),
    { kind: 'dark', sites: dark },
    {
      kind: 'unwarned',
      sites: enters.filter((site) => !dark.includes(site) && isUnseen(roster.get(site), now)),
    },
    { kind: 'enters', sites: enters },
    { kind: 'leaves', sites: before.filter((site) => !after.includes(site)) },
  ]
  return all.filter(({ sites }) => sites.length > 0)
}

const isDark = (status: SiteStatus | undefined): boolean =>
  status?.state !== 'connected' || ['lost', 'denied', 'absent'].includes(status.devices.camera)

function isUnseen(status: SiteStatus | undefined, now: number): boolean {
  const { stillAt } = marksOf(status)
  return stillAt === 0 || isStaleStill(stillAt, now)
}

/** Pictures of present sites take the places of a link by slot, as cascade gives them (K6, K7). */
function leftOut(
  { peer, budget, presence }: LinkStatus,
  after: readonly SiteId[],
  node: NodeId,
  roster: Roster,
): Consequence[] {
  if (presence !== 'up') return []
  const isBeyond = isWithin(peer, node)
    ? (site: SiteId) => isWithin(site, peer)
    : (site: SiteId) => !isWithin(site, node)
  const sending = after.filter((site) => !isDark(roster.get(site)))
  const from = sending.filter(isBeyond).slice(budget)
  const watched = [...roster.keys()].some((site) => isBeyond(site) && stateOf(roster, site) === 'connected')
  const to = watched ? sending.filter((site) => !isBeyond(site)).slice(budget) : []
  return [
    { kind: 'left-out', sites: from, peer, way: 'from', budget },
    { kind: 'left-out', sites: to, peer, way: 'to', budget },
  ]
}

const isWithin = (site: string, node: NodeId): boolean => site === node || site.startsWith(`${node}-`)
