import { type BodyOf, isTrial, Refusal, type ReplyOf } from '#contract'
import type { RoomRequests } from '#contract/room'
import { type RoomCaller, type RoomParts, seatOf } from './parts.ts'

/** The media operations of a page are those of the media host for the page's own seat, and for no other. */
type Body<Op extends keyof RoomRequests> = BodyOf<RoomRequests, Op>
type Reply<Op extends keyof RoomRequests> = Promise<ReplyOf<RoomRequests, Op>>

/** The caller's seat with its transports. Throws `message.out-of-order` before `media.open`. */
function mediaSeatOf(
  { localMedia }: Pick<RoomParts, 'localMedia'>,
  caller: RoomCaller,
  op: keyof RoomRequests,
): string {
  const seat = seatOf(caller)
  if (!localMedia.has(seat))
    throw new Refusal('message.out-of-order', { op, reason: 'media.open has to come first' })
  return seat
}

export async function openMedia(
  parts: RoomParts,
  caller: RoomCaller,
  body: Body<'media.open'>,
): Reply<'media.open'> {
  const seat = seatOf(caller)
  parts.conductor.feeds.forget(seat)
  const opened = await parts.localMedia.open(seat, caller.site, body)
  if (parts.seats.byId(seat)) return opened
  // The seat ended meanwhile, and closed what there was then: nobody would ever close this.
  parts.localMedia.close(seat)
  throw new Refusal('seat.none')
}

export async function connectMedia(
  parts: RoomParts,
  caller: RoomCaller,
  body: Body<'media.connect'>,
): Reply<'media.connect'> {
  const seat = mediaSeatOf(parts, caller, 'media.connect')
  return parts.media.request('seat.connect', { seat, ...body })
}

export async function restartIce(
  parts: RoomParts,
  caller: RoomCaller,
  body: Body<'media.restart-ice'>,
): Reply<'media.restart-ice'> {
  const seat = mediaSeatOf(parts, caller, 'media.restart-ice')
  return parts.media.request('seat.restart-ice', { seat, ...body })
}

/** A test's picture and sound are taken while the test runs (N49). */
export async function publish(
  parts: Pick<RoomParts, 'node' | 'localMedia' | 'requireFree'> & {
    tests: Pick<RoomParts['tests'], 'isRunning'>
  },
  caller: RoomCaller,
  { kind, rtpParameters }: Body<'media.publish'>,
): Reply<'media.publish'> {
  const seat = mediaSeatOf(parts, caller, 'media.publish')
  if (caller.site === parts.node.id) parts.requireFree(kind)
  const requireTest = () => {
    if (isTrial(kind) && !parts.tests.isRunning(caller.site))
      throw new Refusal('message.out-of-order', {
        op: 'media.publish',
        reason: 'test.begin has to come first',
      })
  }
  requireTest()
  const producer = await parts.localMedia.publish(seat, kind, rtpParameters)
  try {
    requireTest()
  } catch (error) {
    // The test ended meanwhile, and with it what there was of it then.
    await parts.localMedia.unpublish(seat, kind)
    throw error
  }
  return { producer }
}

export async function unpublish(
  parts: RoomParts,
  caller: RoomCaller,
  { kind }: Body<'media.unpublish'>,
): Reply<'media.unpublish'> {
  await parts.localMedia.unpublish(mediaSeatOf(parts, caller, 'media.unpublish'), kind)
  return {}
}

/** Feeds that are gone meanwhile are passed over; those of another seat are refused with `seat.foreign`. */
export async function readyFeeds(
  parts: RoomParts,
  caller: RoomCaller,
  { feeds }: Body<'feeds.ready'>,
): Reply<'feeds.ready'> {
  const seat = mediaSeatOf(parts, caller, 'feeds.ready')
  const ofSeat = (id: string) => parts.conductor.feeds.of(id) ?? []
  const own = new Set(ofSeat(seat).map(({ id }) => id))
  const strange = new Set(feeds.filter((id) => !own.has(id)))
  const isForeign =
    strange.size > 0 &&
    parts.seats.all().some((other) => other.id !== seat && ofSeat(other.id).some(({ id }) => strange.has(id)))
  if (isForeign) throw new Refusal('seat.foreign')
  return parts.media.request('seat.ready', { seat, feeds })
}
