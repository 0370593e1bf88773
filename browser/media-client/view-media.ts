import { Device } from 'mediasoup-client'
import { type Ask, createLive, type Live, RequestFailed } from '#browser/live-state'
import type { ConsoleKind, Viewed, ViewRequests } from '#contract/console'
import type { Feed } from '#contract/room'
import type { Clock, Timer } from '#foundation/time'
import { createStage, type FeedStream } from './stage.ts'
import { fromRtpCapabilities, toRtpCapabilities } from './translate.ts'
import { createViewSession, type Offer, type ViewSession } from './view-session.ts'

const REOPEN_MS = 1000
/** What can't be had is asked for ever less often. */
const LONGEST_REOPEN_MS = 30_000
/** How long transports are kept of which nothing is asked. */
const IDLE_MS = 20_000

export type ViewState = 'none' | 'opening' | 'open'

/**
 * Live pictures and sound at a console, and what it publishes as the node's own room. Its transports are opened when
 * something is to be watched or published, and let go when nothing was for a while; what is lost is opened anew and
 * published again. One owner; `close()` is idempotent.
 */
export interface ViewMedia {
  readonly state: Live<ViewState>
  readonly streams: Live<readonly FeedStream[]>
  /** The whole set. */
  watch(sources: readonly Viewed[]): void
  setFeeds(feeds: readonly Feed[]): void
  /** Publishes a track, which stays its owner's; null: no more. Another one takes its place without a gap. */
  publish(kind: ConsoleKind, offer: Offer | null): void
  /** Of what is published, the whole set that somebody receives; the rest is not sent. */
  order(kinds: readonly ConsoleKind[]): void
  /** The node knows the transports no more. */
  lost(): void
  /** Whether the node can be asked. With its connection a console's transports end. */
  connected(is: boolean): void
  close(): void
}

export function createViewMedia(options: {
  ask: Ask<ViewRequests>
  clock: Clock
  /** Names this page for its whole life. */
  page: string
  onError(error: unknown): void
}): ViewMedia {
  const { ask, clock, page, onError } = options
  const state = createLive<ViewState>('none')
  const stage = createStage(clock)
  const offers = new Map<ConsoleKind, Offer>()
  let session: ViewSession | undefined
  let sources: readonly Viewed[] = []
  let reachable = false
  let generation = 0
  let timer: Timer | undefined
  let failures = 0
  let willReopen = false

  const isIdle = () => sources.length === 0 && offers.size === 0

  const end = () => {
    generation += 1
    timer?.cancel()
    willReopen = false
    const old = session
    session = undefined
    state.set('none')
    if (!old) return
    stage.endAll()
    // The last frames on the screen come from this transport.
    clock.setTimeout(old.close, 3000)
  }

  const again = () => {
    end()
    const ms = Math.min(LONGEST_REOPEN_MS, REOPEN_MS * 2 ** failures)
    failures += 1
    willReopen = reachable && !isIdle()
    if (willReopen) timer = clock.setTimeout(() => void open(), ms)
  }

  /** Something else is watched or published. */
  const settle = () => {
    if (session) {
      timer?.cancel()
      if (isIdle()) timer = clock.setTimeout(end, IDLE_MS)
    } else if (reachable && !isIdle() && state.get() === 'none' && !willReopen) void open()
  }

  const tellWatched = async () => {
    const mine = generation
    try {
      await ask('view.watch', { sources: [...sources] })
    } catch (error) {
      if (mine !== generation) return
      onError(error)
      again()
    }
  }

  async function open() {
    end()
    const mine = generation
    const isMine = () => mine === generation
    state.set('opening')
    try {
      const device = new Device()
      const { rtpCapabilities } = await ask('view.capabilities', {})
      await device.load({ routerRtpCapabilities: toRtpCapabilities(rtpCapabilities) })
      const transports = await ask('view.open', {
        rtpCapabilities: fromRtpCapabilities(device.recvRtpCapabilities),
      })
      if (!isMine()) return
      session = createViewSession({
        ...{ device, transports, ask, page, clock, stage, onError },
        onGone: () => isMine() && again(),
        onRefused(kind, error) {
          if (!isMine()) return
          const refused = offers.get(kind)
          offers.delete(kind)
          refused?.onRefused(error)
        },
      })
      state.set('open')
      void tellWatched()
      for (const [kind, offer] of offers) session.publish(kind, offer)
    } catch (error) {
      if (!isMine()) return
      onError(error)
      const isAway = error instanceof RequestFailed && error.failure.kind === 'disconnected'
      if (isAway) end()
      else again()
    }
  }

  return {
    state,
    streams: stage.streams,
    watch(next) {
      if (JSON.stringify(next) === JSON.stringify(sources)) return
      sources = next
      if (session) void tellWatched()
      settle()
    },
    setFeeds(feeds) {
      failures = 0
      session?.receiver.set(feeds)
    },
    publish(kind, offer) {
      if (offer) offers.set(kind, offer)
      else offers.delete(kind)
      session?.publish(kind, offer ?? undefined)
      settle()
    },
    order: (kinds) => session?.order(kinds),
    lost: again,
    connected(is) {
      if (is === reachable) return
      reachable = is
      failures = 0
      if (!is) end()
      else settle()
    },
    close() {
      reachable = false
      sources = []
      offers.clear()
      end()
      stage.close()
    },
  }
}
