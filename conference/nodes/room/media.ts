import type { BodyOf, ReplyOf } from '#contract'
import type { RoomRequests } from '#contract/room'
import { type RoomCaller, type RoomParts, seatOf } from './desk.ts'

/** The media operations of a page are those of the media host for the page's own seat, and for no other. */
type Body<Op extends keyof RoomRequests> = BodyOf<RoomRequests, Op>
type Reply<Op extends keyof RoomRequests> = Promise<ReplyOf<RoomRequests, Op>>

export async function openMedia(
  parts: RoomParts,
  caller: RoomCaller,
  body: Body<'media.open'>,
): Reply<'media.open'> {
  const seat = seatOf(caller)
  parts.conductor.feeds.forget(seat)
  return parts.localMedia.open(seat, caller.site, body)
}

export async function connectMedia(
  { media }: RoomParts,
  caller: RoomCaller,
  body: Body<'media.connect'>,
): Reply<'media.connect'> {
  return media.request('seat.connect', { seat: seatOf(caller), ...body })
}

export async function restartIce(
  { media }: RoomParts,
  caller: RoomCaller,
  body: Body<'media.restart-ice'>,
): Reply<'media.restart-ice'> {
  return media.request('seat.restart-ice', { seat: seatOf(caller), ...body })
}

export async function publish(
  { localMedia }: RoomParts,
  caller: RoomCaller,
  { kind, rtpParameters }: Body<'media.publish'>,
): Reply<'media.publish'> {
  return { producer: await localMedia.publish(seatOf(caller), kind, rtpParameters) }
}

export async function unpublish(
  { localMedia }: RoomParts,
  caller: RoomCaller,
  { kind }: Body<'media.unpublish'>,
): Reply<'media.unpublish'> {
  await localMedia.unpublish(seatOf(caller), kind)
  return {}
}

export async function readyFeeds(
  { media }: RoomParts,
  caller: RoomCaller,
  { feeds }: Body<'feeds.ready'>,
): Reply<'feeds.ready'> {
  return media.request('seat.ready', { seat: seatOf(caller), feeds })
}
