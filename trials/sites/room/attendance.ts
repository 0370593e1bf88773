import type { ErrorBody, ReplyOf } from '#contract'
import { PROTOCOL_VERSION, type SiteId } from '#contract'
import type { TestOrder } from '#contract/readiness'
import type { RoomRequests } from '#contract/room'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { SiteMedia } from '#trials/media'
import { makeTest, type TestMade, type TestRunOptions, type TestWish } from '../self-test/run.ts'
import { openRoomSocket, type RoomSocket } from '../wire/room-socket.ts'
import type { SignedIn } from '../wire/sign-in.ts'
import { createDisplay } from './display.ts'
import type { MediaSeat } from './media-seat.ts'

/** One stay in the room: from a socket that opened to its end. */
export interface Attendance {
  readonly site: SiteId
  readonly seat: string
  /** Resolves with the reason; `lost`: the node took the seat away. */
  readonly ended: Promise<{ reason: string; lost: ErrorBody | null }>
  tick(now: number): void
  /** Tells the display that a picture came. */
  pictureCame(): void
  /** Makes a test of the site. Rejects as `makeTest` does. */
  test(
    wish: TestWish,
    how: Pick<TestRunOptions, 'lookMs' | 'patienceMs' | 'codes' | 'mostKbps' | 'alter'>,
  ): Promise<TestMade>
  leave(): Promise<void>
  close(): void
}

/** Connects and takes the seat. Rejects with `RequestRefused` or the socket's error. */
export async function attend(options: {
  signedIn: SignedIn
  acceptSelfSigned: boolean
  /** The seat of an earlier stay. */
  resume: string | undefined
  media: SiteMedia | null
  receive: boolean
  mediaSeat: MediaSeat
  /** The seat is taken, and its media begins to be joined or is joined. */
  onSeated: (seat: string, media: 'joining' | 'joined') => void
  /** The node asks for a test. */
  onOrder: (order: TestOrder) => void
  clock: Clock
  log: Log
}): Promise<Attendance> {
  const { signedIn, mediaSeat, onSeated, clock, log } = options
  let lost: ErrorBody | null = null
  let socket: RoomSocket | undefined
  let seat: string | undefined
  let ordered: string | undefined

  const display = createDisplay({
    own: { site: signedIn.site, camera: options.media !== null },
    arrivals: mediaSeat.arrivals,
    report: (shown) => socket?.report('shown', shown),
  })
  const trouble = (what: string) => (error: unknown) => log.warn(what, { site: signedIn.site, error })
  const openMedia = async () => {
    if (!socket || !seat) return
    onSeated(seat, 'joining')
    try {
      await mediaSeat.open(socket)
      if (mediaSeat.joined) onSeated(seat, 'joined')
    } catch (error) {
      trouble('media not joined')(error)
      // A stay without media is of no use: come back and try again.
      socket.close()
    }
  }

  socket = await openRoomSocket({
    signedIn,
    acceptSelfSigned: options.acceptSelfSigned,
    clock,
    on: {
      scene: display.order,
      publish: mediaSeat.obey,
      feeds({ feeds }) {
        if (socket) mediaSeat.feed(feeds, socket).catch(trouble('feeds not started'))
      },
      'media-lost': () => void openMedia(),
      'seat-lost'({ error }) {
        lost = error
      },
      standing() {},
      // Nobody sits there, but somebody would say so.
      'roll-call'({ asked }) {
        if (!asked || asked.answer !== null) return
        socket
          ?.request('roll-call.answer', { id: asked.id, presence: 'heard' })
          .catch(trouble('roll call not answered'))
      },
      calendar() {},
      tests({ order }) {
        if (order && order.order !== ordered) options.onOrder(order)
        ordered = order?.order
      },
      beat() {},
      refused: ({ error }) => log.warn('refused', { site: signedIn.site, code: error.code }),
    },
  })
  let seated: ReplyOf<RoomRequests, 'hello'>
  try {
    seated = await socket.request('hello', {
      protocol: PROTOCOL_VERSION,
      client: 'synthetic site',
      ...(options.resume && { resume: { seat: options.resume } }),
    })
  } catch (error) {
    socket.close()
    throw error
  }
  const stay = socket
  const device = options.media ? 'ok' : 'absent'
  socket.report('devices', { camera: device, microphone: device })
  seat = seated.seat
  if (seated.resumed && mediaSeat.joined) onSeated(seat, 'joined')
  else void openMedia()

  return {
    site: seated.site.id,
    seat,
    ended: socket.ended.then((reason) => ({ reason, lost })),
    tick(now) {
      if (options.receive) display.tick(now)
    },
    pictureCame: display.changed,
    test: (wish, how) =>
      makeTest(wish, { ...how, site: signedIn.site, socket: stay, seat: mediaSeat, clock }),
    leave: async () => void (await socket.request('leave', {})),
    close: socket.close,
  }
}
