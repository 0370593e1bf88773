import { isTrial, type NoticeOf, type SourceKey } from '#contract'
import type { Feed, RoomNotices } from '#contract/room'
import type { Clock } from '#foundation/time'
import type { SiteMedia } from '#trials/media'
import { type Arrivals, createArrivals } from '../receive/arrivals.ts'
import type { TestSender } from '../self-test/sender.ts'
import { isRtcp, pictureLoss, readKeyFrameRequests } from '../send/reports.ts'
import { createStudio, type Studio } from '../send/studio.ts'
import type { RoomSocket } from '../wire/room-socket.ts'
import { closeTransports, noTransports, openTransports } from './transports.ts'

export type PublishOrder = NoticeOf<RoomNotices, 'publish'>

/** The media of one seat. It outlives sockets: packets go on while the control connection is away. */
export interface MediaSeat {
  readonly arrivals: Arrivals
  readonly studio: Studio | undefined
  readonly order: PublishOrder
  readonly joined: boolean
  /** Opens both transports anew and joins those that are used. Rejects when that fails; then nothing is left open. */
  open(socket: RoomSocket): Promise<void>
  obey(order: PublishOrder): void
  /** The first of two SSRCs for a test, new for each: SRTP takes no numbers again that it has had (RFC 3711, 3.3.2). */
  testSsrc(): number
  send(packet: Buffer): void
  /** A test is sent beside whatever is ordered; null: none. */
  play(test: Pick<TestSender, 'tick' | 'keyFrameWanted'> | null): void
  /** Hears of every packet of the own test that comes back; null: nobody does. */
  onReturned(listener: ReturnedListener | null): void
  /** Takes the whole set of feeds and starts those that are new, once the transport is joined. */
  feed(feeds: readonly Feed[], socket: RoomSocket): Promise<void>
  tick(now: number): void
  close(): void
}

type ReturnedListener = (source: SourceKey, packet: Buffer, at: number) => void

const silent: PublishOrder = { camera: null, microphone: false, content: false }

export function createMediaSeat(options: {
  media: SiteMedia | null
  receive: boolean
  /** Whether it is tested: it sends and takes what that needs, whatever else it does. */
  tests: boolean
  clock: Clock
  /** The first SSRC: four in a row are of the devices, then two of each test. */
  firstSsrc: number
  onFirst?: ((source: SourceKey, at: number) => void) | undefined
}): MediaSeat {
  const { media, receive, tests, clock, firstSsrc, onFirst } = options
  let transports = noTransports
  let tested = 0
  let playing: Pick<TestSender, 'tick' | 'keyFrameWanted'> | null = null
  let onReturned: ReturnedListener | null = null
  let order = silent
  /** Counts openings, so that one that was overtaken is thrown away. */
  let opening = 0
  let joined = false
  let settled: Promise<unknown> = Promise.resolve()
  const ready = new Set<string>()
  let fed: readonly Feed[] = []

  const studio = media
    ? createStudio({ media, firstSsrc, send: (packet) => void transports.sending?.send(packet) })
    : undefined
  const arrivals = createArrivals({
    clock,
    askKeyFrame: (ssrc) => void transports.receiving?.send(pictureLoss(ssrc)),
    onFirst,
    onReturned: (source, packet, at) => onReturned?.(source, packet, at),
  })
  const obey = () => studio?.order(joined ? order : silent, clock.now())
  const onFeedback = (packet: Buffer) => {
    if (!isRtcp(packet)) return
    readKeyFrameRequests(packet, (ssrc) => {
      studio?.keyFrameWanted(ssrc, clock.now())
      playing?.keyFrameWanted(ssrc)
    })
  }
  const drop = () => {
    opening++
    joined = false
    obey()
    closeTransports(transports)
    transports = noTransports
    ready.clear()
    arrivals.setFeeds([])
  }
  const join = async (socket: RoomSocket, turn: number) => {
    const opened = await openTransports(socket, {
      publish: studio?.published ?? [],
      onFeedback: studio || tests ? onFeedback : undefined,
      onPacket: receive || tests ? arrivals.take : undefined,
    })
    if (turn !== opening) return closeTransports(opened)
    transports = opened
    joined = true
    obey()
  }

  return {
    arrivals,
    studio,
    get order() {
      return order
    },
    get joined() {
      return joined
    },
    async open(socket) {
      drop()
      const joining = join(socket, opening)
      settled = joining.catch(() => {})
      await joining
    },
    obey(next) {
      order = next
      obey()
    },
    testSsrc: () => firstSsrc + 4 + 2 * tested++,
    send: (packet) => void transports.sending?.send(packet),
    play(test) {
      playing = test
    },
    onReturned(listener) {
      onReturned = listener
    },
    async feed(all, socket) {
      if (!receive && !tests) return
      const feeds = receive ? all : all.filter(({ kind }) => isTrial(kind))
      fed = feeds
      arrivals.setFeeds(feeds)
      await settled
      if (feeds !== fed) return
      const fresh = feeds.map(({ id }) => id).filter((id) => !ready.has(id))
      if (fresh.length === 0 || !joined) return
      for (const id of fresh) ready.add(id)
      try {
        await socket.request('feeds.ready', { feeds: fresh })
      } catch (error) {
        for (const id of fresh) ready.delete(id)
        throw error
      }
    },
    tick(now) {
      studio?.tick(now)
      playing?.tick(now)
      arrivals.tick(now)
    },
    close() {
      order = silent
      drop()
      arrivals.close()
    },
  }
}
