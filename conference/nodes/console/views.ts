import type { Monitor } from '#conference/cascade'
import type { MediaClient } from '#conference/media'
import type { NodeId, RtpCapabilitiesMessage, SourceKey } from '#contract'
import type { ConsoleKind } from '#contract/console'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createFeeds } from '../conductor/feeds.ts'
import { createPublished, type Published } from './published.ts'
import { createView, type TellView, type View, viewLost } from './view.ts'

/** The consoles of this node that receive live pictures (N25) and publish as its own room (N34). */
export interface Views {
  readonly published: Pick<Published, 'sources' | 'since' | 'holder' | 'requireFree' | 'order'>
  open(tell: TellView): View
  /** What all of them watch. `privately`: sound of private talks, which only the console that talks may have (N38). */
  monitors(privately: ReadonlySet<SourceKey>): Monitor[]
  /** Brings to each what it watches and is `given`; `generationOf` as for the sites' feeds. */
  feed(
    given: readonly SourceKey[],
    privately: ReadonlySet<SourceKey>,
    generationOf: (source: SourceKey) => string,
  ): void
  has(seat: string): boolean
  /** The media host holds these seats no more; all: it came back anew. */
  lost(seats: readonly string[] | 'all'): void
  /** The media host was described: what it does not hold is lost. */
  agreeWith(found: ReadonlySet<string>): void
  close(): void
}

export interface ViewsOptions {
  node: NodeId
  media: MediaClient
  capabilities: () => RtpCapabilitiesMessage
  label: string
  /** Whether the room's own page publishes it. */
  roomPublishes: (kind: ConsoleKind) => boolean
  newId: () => string
  onChange: () => void
  /** An operator has ended what the console published. */
  onUnpublished: (kind: ConsoleKind) => void
  clock: Clock
  log: Log
}

const prefix = 'view-'

/** A seat of the media host that is a console's, also one that an earlier control process opened. */
export const isViewSeat = (seat: string): boolean => seat.startsWith(prefix)

export function createViews(options: ViewsOptions): Views {
  const { node, label, media, capabilities, roomPublishes, newId, onChange, clock, log } = options
  const published = createPublished({
    ...{ node, label, media, roomPublishes, onChange },
    now: () => clock.now(),
    onEnded: options.onUnpublished,
  })
  const views = new Map<string, { view: View; tell: TellView }>()
  let revision = 0

  const feeds = createFeeds({
    media,
    clock,
    log,
    onFeeds: (_site, list, seat) =>
      views.get(seat)?.tell('view-feeds', { revision: revision++, feeds: list }),
  })

  const watchedBy = (view: View, privately: ReadonlySet<SourceKey>) =>
    view.watched()?.filter(({ source }) => !privately.has(source) || published.holds(view.seat, 'cue')) ??
    null

  const lose = (isLost: (seat: string) => boolean) => {
    for (const { view } of [...views.values()]) if (isLost(view.seat)) view.lost(viewLost)
  }

  return {
    published,
    open(tell) {
      const seat = `${prefix}${newId()}`
      const view = createView({
        ...{ seat, site: node, media, capabilities, tell, published, onChange },
        feeds: () => (feeds.of(seat) ?? []).map(({ id }) => id),
        onForget: () => feeds.forget(seat),
        onClose: () => views.delete(seat),
      })
      views.set(seat, { view, tell })
      return view
    },
    monitors: (privately) => [...views.values()].flatMap(({ view }) => watchedBy(view, privately) ?? []),
    feed(given, privately, generationOf) {
      const here = new Set(given)
      const wanted = [...views.values()].flatMap(({ view }) => {
        const watched = watchedBy(view, privately)
        if (watched === null) return []
        const wishes = watched
          .filter(({ source }) => here.has(source))
          .map((viewed) => ({ ...viewed, standby: false }))
        return [{ seat: view.seat, site: node, wishes }]
      })
      feeds.want(wanted, generationOf)
    },
    has: (seat) => views.has(seat),
    lost: (seats) => lose((seat) => seats === 'all' || seats.includes(seat)),
    agreeWith: (found) => lose((seat) => !found.has(seat)),
    close() {
      feeds.close()
      for (const { view } of [...views.values()]) view.close()
    },
  }
}
