import { Device } from 'mediasoup-client'
import { type Ask, createLive, type Live, RequestFailed } from '#browser/live-state'
import type { ErrorBody, RtpCapabilitiesMessage, SourceKey } from '#contract'
import type { Feed, RoomRequests } from '#contract/room'
import type { Clock, Timer } from '#foundation/time'
import { createMediaSession, type MediaSession } from './media-session.ts'
import type { PathState } from './path.ts'
import { nothingOrdered, type PublishOrder, type Tracks } from './publisher.ts'
import { type SenderStats, senderStats } from './sender-stats.ts'
import { createStage, type FeedStream } from './stage.ts'
import { createTestOffer, type SentTest, type TestTracks } from './test-offer.ts'
import { tracksOn } from './tracks-on.ts'
import { fromRtpCapabilities, toRtpCapabilities } from './translate.ts'

const REOPEN_MS = 1000

export type MediaState =
  | { kind: 'none' }
  | { kind: 'opening' }
  | { kind: 'open'; send: PathState; receive: PathState }

/**
 * The media of a site's page: publishes what it is told to, receives what it is fed, and opens itself anew when
 * the transports are lost. It goes on while the node can not be asked. One owner; `close()` is idempotent.
 */
export interface SiteMedia {
  readonly state: Live<MediaState>
  readonly streams: Live<readonly FeedStream[]>
  /** Opens media anew. What was on the screen stays until the new streams have frames. */
  open(rtpCapabilities: RtpCapabilitiesMessage): void
  /** The connection is back and the node kept this page's media. */
  resume(): void
  isOpen(): boolean
  setTracks(tracks: Tracks): void
  /** A screen of this computer to be offered; null: none any more. */
  setContent(track: MediaStreamTrack | null): void
  /** Sends a test beside whatever else is sent; another one ends it. Media that is opened anew sends it again. */
  publishTest(tracks: TestTracks): SentTest
  /** What comes back of this site's own test, oldest first. It is not in `streams`: nobody draws or plays it. */
  readonly returned: Live<readonly FeedStream[]>
  /** The newest track of a source that the node feeds to this page now; null: none. */
  trackOf(source: SourceKey): MediaStreamTrack | null
  /** As soon as there is one. Rejects with the signal's reason. */
  whenTrack(source: SourceKey, signal: AbortSignal): Promise<MediaStreamTrack>
  order(order: PublishOrder): void
  setFeeds(feeds: readonly Feed[]): void
  senderStats(): Promise<SenderStats>
  /** Both transports, to be asked for their statistics; null: media is not open. */
  connections(): Record<'up' | 'down', { getStats(): Promise<RTCStatsReport> }> | null
  close(): void
}

export function createSiteMedia(options: {
  ask: Ask<RoomRequests>
  clock: Clock
  onError(error: unknown): void
  /** The node did not take the content that was offered. */
  onRefused(error: ErrorBody): void
}): SiteMedia {
  const { ask, clock, onError, onRefused } = options
  const state = createLive<MediaState>({ kind: 'none' })
  const stage = createStage(clock)
  const test = createTestOffer()
  let session: MediaSession | undefined
  let tracks: Tracks = { camera: null, microphone: null }
  let content: MediaStreamTrack | null = null
  let ordered = nothingOrdered
  let capabilities: RtpCapabilitiesMessage | undefined
  let generation = 0
  let reopening: Timer | undefined

  const end = () => {
    const old = session
    session = undefined
    if (!old) return
    stage.endAll()
    // The last frames on the screen come from these transports.
    clock.setTimeout(() => old.close(), 3000)
  }

  const adopt = (next: MediaSession) => {
    session = next
    const tell = () => {
      if (session === next)
        state.set({ kind: 'open', send: next.send.state.get(), receive: next.receive.state.get() })
    }
    next.send.state.subscribe(tell)
    next.receive.state.subscribe(tell)
    tell()
    next.publisher.order(ordered)
    next.publisher.setTracks(tracks)
    if (content) next.publisher.offer('content', content)
    test.adopt(next.publisher)
  }

  const reopenLater = (mine: number) => {
    reopening?.cancel()
    reopening = clock.setTimeout(() => {
      if (mine === generation && capabilities) void open(capabilities)
    }, REOPEN_MS)
  }

  async function open(rtpCapabilities: RtpCapabilitiesMessage) {
    generation += 1
    const mine = generation
    capabilities = rtpCapabilities
    reopening?.cancel()
    end()
    state.set({ kind: 'opening' })
    try {
      const device = new Device()
      await device.load({ routerRtpCapabilities: toRtpCapabilities(rtpCapabilities) })
      if (mine !== generation) return
      const transports = await ask('media.open', {
        rtpCapabilities: fromRtpCapabilities(device.recvRtpCapabilities),
      })
      if (mine !== generation) return
      const reopen = () => mine === generation && reopenLater(mine)
      adopt(createMediaSession({ device, transports, ask, clock, stage, onGone: reopen, onError, onRefused }))
    } catch (error) {
      if (mine !== generation) return
      onError(error)
      // While the connection is away its return opens media; any other failure is tried again.
      if (!(error instanceof RequestFailed && error.failure.kind === 'disconnected')) reopenLater(mine)
    }
  }

  return {
    state,
    streams: stage.streams,
    open: (rtpCapabilities) => void open(rtpCapabilities),
    resume() {
      session?.send.reachable()
      session?.receive.reachable()
      session?.receiver.reachable()
      session?.publisher.setTracks(tracks)
    },
    isOpen: () => session !== undefined,
    setTracks(next) {
      tracks = next
      session?.publisher.setTracks(next)
    },
    setContent(track) {
      content = track
      session?.publisher.offer('content', track)
    },
    publishTest: test.begin,
    returned: stage.returned,
    ...tracksOn(stage),
    order(next) {
      ordered = next
      session?.publisher.order(next)
    },
    setFeeds: (feeds) => session?.receiver.set(feeds),
    senderStats: async () => (session ? senderStats(session.send.transport) : { layers: [], audioBytes: 0 }),
    connections: () => (session ? { up: session.send.transport, down: session.receive.transport } : null),
    close() {
      generation += 1
      reopening?.cancel()
      test.close()
      session?.close()
      session = undefined
      stage.close()
      state.set({ kind: 'none' })
    },
  }
}
