import { type CascadePlan, cuesIn, type Loop, planCascade } from '#conference/cascade'
import type { MediaClient } from '#conference/media'
import type { SeatKeeper } from '#conference/seats'
import { type NodeId, type SessionState, type SiteId, type SourceKey, sourceOf } from '#contract'
import type { FeedWish } from '#contract/media'
import type { Preview } from '#contract/uplink'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Views } from '../console/views.ts'
import type { LocalMedia } from '../local-media.ts'
import type { Neighbour } from '../neighbour/neighbour.ts'
import type { Place } from '../place.ts'
import { createFeeds, type Feeds } from './feeds.ts'
import { generationsOf } from './generations.ts'
import type { Pages } from './pages.ts'
import { tellSites } from './tell-sites.ts'

/**
 * Keeps what flows in agreement with what is ordered: on every change it plans anew from the whole state, and
 * hands each part of the plan to what brings it into effect, which applies the difference.
 */
export interface Conductor {
  /** Something that the plan depends on has changed; changes of one turn are planned once. */
  changed(): void
  plan(): CascadePlan
  readonly feeds: Feeds
  close(): void
}

export interface ConductorOptions {
  place: Place
  sessions: () => SessionState[]
  previews: () => Preview[]
  /** Consoles that watch and publish. */
  views: Pick<Views, 'monitors' | 'feed' | 'published'>
  /** Own sites whose test is returned to them now, and by which node. */
  loops: () => readonly Loop[]
  localMedia: LocalMedia
  neighbours: () => readonly Neighbour[]
  seats: SeatKeeper
  pages: Pages
  media: MediaClient
  labelOf: (site: SiteId) => string
  clock: Clock
  log: Log
  /** The plan was made anew. */
  onPlan: () => void
}

export function createConductor(options: ConductorOptions): Conductor {
  const {
    place,
    sessions,
    previews,
    views,
    loops,
    localMedia,
    neighbours,
    seats,
    pages,
    media,
    labelOf,
    clock,
    log,
    onPlan,
  } = options
  let due = false
  let closed = false
  let feedRevision = 0

  const feeds = createFeeds({
    media,
    clock,
    log,
    onFeeds: (site, list) => pages.tell(site, 'feeds', { revision: feedRevision++, feeds: list }),
  })

  const arrivedFrom = () =>
    Object.fromEntries(neighbours().map(({ peer, pipe }) => [peer, [...pipe.arrived().keys()]]))

  /** What sites say in private talks with this tier's operators. */
  const privateSound = (): ReadonlySet<SourceKey> =>
    new Set(
      cuesIn(sessions()).flatMap(({ from, site }) =>
        from === place.self ? [sourceOf(site, 'microphone')] : [],
      ),
    )

  const makePlan = (local: ReadonlyMap<SourceKey, string>): CascadePlan => {
    const all = neighbours()
    const wants: Record<NodeId, NonNullable<(typeof all)[number]['heard']['wants']>> = {}
    for (const { peer, heard } of all) if (heard.wants) wants[peer] = heard.wants
    return planCascade({
      self: place.self,
      parent: place.parent,
      children: place.children,
      audience: localMedia.audience().map(({ site }) => site),
      local: [...local.keys()],
      fromConsoles: [...views.published.sources().keys()],
      arrived: arrivedFrom(),
      sessions: sessions(),
      previews: Object.fromEntries(previews().map(({ session, scene }) => [session, scene])),
      monitors: views.monitors(privateSound()),
      loops: loops(),
      peerWants: wants,
      budget: Object.fromEntries(all.map(({ peer }) => [peer, place.budget])),
      refusedByPeer: Object.fromEntries(all.map(({ peer, heard }) => [peer, heard.refused])),
      flowing: Object.fromEntries(
        all.map(({ peer, pipe }) => [peer, pipe.offered().offers.map(({ source }) => source)]),
      ),
    })
  }

  let plan = makePlan(new Map())

  const apply = () => {
    due = false
    if (closed) return
    const local = new Map([...localMedia.sources(), ...views.published.sources()])
    plan = makePlan(local)
    const flows = neighbours().map(({ pipe }) => pipe.arrived())
    const generationOf = generationsOf(local, flows)

    tellSites({ self: place.self, seats, pages, labelOf }, sessions(), plan, uplinkState(place, neighbours()))
    for (const { peer, heard, pipe, setWants } of neighbours()) {
      setWants(plan.wants[peer] ?? [])
      // Until the neighbour has said what it wants, what flows to it goes on.
      if (!heard.wants) continue
      const sends = (plan.sends[peer] ?? []).map((source) => [source, generationOf(source)] as const)
      pipe.setSends(new Map(sends), plan.refused[peer] ?? [])
    }
    const none: FeedWish[] = []
    feeds.want(
      localMedia.audience().map(({ seat, site }) => ({ seat, site, wishes: plan.feeds[site] ?? none })),
      generationOf,
    )
    views.feed(plan.monitors, privateSound(), generationOf)
    // A voice is sent as long as its operator publishes it.
    views.published.order((kind) => kind !== 'content' || (plan.publish[place.self]?.content ?? false))
    onPlan()
  }

  return {
    feeds,
    plan: () => plan,
    changed() {
      if (due || closed) return
      due = true
      queueMicrotask(apply)
    },
    close() {
      closed = true
      feeds.close()
    },
  }
}

const uplinkState = ({ parent }: Place, all: readonly Neighbour[]): boolean | null =>
  parent === null ? null : all.some(({ peer, heard }) => peer === parent && heard.presence.state === 'up')
