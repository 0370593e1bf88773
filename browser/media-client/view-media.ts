import { Device } from 'mediasoup-client'
import { type Ask, createLive, type Live, RequestFailed } from '#browser/live-state'
import type { Viewed, ViewRequests } from '#contract/console'
import type { Feed } from '#contract/room'
import type { Clock, Timer } from '#foundation/time'
import { createPath, type Path } from './path.ts'
import { createReceiver, type Receiver } from './receiver.ts'
import { createStage, type FeedStream } from './stage.ts'
import { fromRtpCapabilities, toRtpCapabilities, toTransportOptions } from './translate.ts'

const REOPEN_MS = 1000
/** What can't be had is asked for ever less often. */
const LONGEST_REOPEN_MS = 30_000
/** How long a transport is kept of which nothing is asked. */
const IDLE_MS = 20_000

export type ViewState = 'none' | 'opening' | 'open'

/**
 * Live pictures and sound at a console: only receives. Its transport is opened when something is to be watched and
 * let go when nothing was for a while; what is lost is opened anew. One owner; `close()` is idempotent.
 */
export interface ViewMedia {
  readonly state: Live<ViewState>
  readonly streams: Live<readonly FeedStream[]>
  /** The whole set. */
  watch(sources: readonly Viewed[]): void
  setFeeds(feeds: readonly Feed[]): void
  /** The node knows the transport no more. */
  lost(): void
  /** Whether the node can be asked. With its connection a console's transport ends. */
  connected(is: boolean): void
  close(): void
}

interface Session {
  path: Path
  receiver: Receiver
}

export function createViewMedia(options: {
  ask: Ask<ViewRequests>
  clock: Clock
  onError(error: unknown): void
}): ViewMedia {
  const { ask, clock, onError } = options
  const state = createLive<ViewState>('none')
  const stage = createStage(clock)
  let session: Session | undefined
  let sources: readonly Viewed[] = []
  let reachable = false
  let generation = 0
  let timer: Timer | undefined
  let failures = 0
  let willReopen = false

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
    clock.setTimeout(() => old.path.close(), 3000)
  }

  const again = () => {
    end()
    const ms = Math.min(LONGEST_REOPEN_MS, REOPEN_MS * 2 ** failures)
    failures += 1
    willReopen = reachable && sources.length > 0
    if (willReopen) timer = clock.setTimeout(() => void open(), ms)
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
    state.set('opening')
    try {
      const device = new Device()
      const { rtpCapabilities } = await ask('view.capabilities', {})
      await device.load({ routerRtpCapabilities: toRtpCapabilities(rtpCapabilities) })
      const { receive } = await ask('view.open', {
        rtpCapabilities: fromRtpCapabilities(device.recvRtpCapabilities),
      })
      if (mine !== generation) return
      const isMine = () => mine === generation
      const path = createPath({
        transport: device.createRecvTransport(toTransportOptions(receive)),
        signals: {
          connect: (dtlsParameters) => ask('view.connect', { dtlsParameters }),
          restartIce: () => ask('view.restart-ice', {}),
        },
        clock,
        onGone: () => isMine() && again(),
      })
      const receiver = createReceiver({
        path,
        sayReady: (feeds) => ask('view.ready', { feeds }),
        ...{ stage, onError, onBroken: () => isMine() && again() },
      })
      session = { path, receiver }
      state.set('open')
      void tellWatched()
    } catch (error) {
      if (mine !== generation) return
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
      if (session) {
        void tellWatched()
        timer?.cancel()
        if (next.length === 0) timer = clock.setTimeout(end, IDLE_MS)
      } else if (reachable && next.length > 0 && state.get() === 'none' && !willReopen) void open()
    },
    setFeeds(feeds) {
      failures = 0
      session?.receiver.set(feeds)
    },
    lost: again,
    connected(is) {
      if (is === reachable) return
      reachable = is
      failures = 0
      if (!is) end()
      else if (sources.length > 0) void open()
    },
    close() {
      reachable = false
      sources = []
      end()
      stage.close()
    },
  }
}
