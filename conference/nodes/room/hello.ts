import { type BodyOf, PROTOCOL_VERSION, Refusal, type ReplyOf } from '#contract'
import type { RoomRequests } from '#contract/room'
import type { RoomCaller, RoomParts } from './parts.ts'

/** Seats the page (rules T1 to T4) and tells it everything it has to know. */
export async function hello(
  parts: RoomParts,
  caller: RoomCaller,
  body: BodyOf<RoomRequests, 'hello'>,
): Promise<ReplyOf<RoomRequests, 'hello'>> {
  if (body.protocol !== PROTOCOL_VERSION)
    throw new Refusal('protocol.mismatch', { ours: PROTOCOL_VERSION, theirs: body.protocol })
  if (caller.seat) throw new Refusal('message.out-of-order', { op: 'hello', reason: 'already seated' })
  const named = body.resume && parts.seats.byId(body.resume.seat)
  if (named && named.site !== caller.site) throw new Refusal('seat.foreign')
  const rtpCapabilities = parts.capabilities()
  const { seat, resumed } = parts.seats.claim(
    caller.site,
    { browser: caller.browser, resume: body.resume?.seat, takeOver: body.takeOver },
    caller.connection,
  )
  caller.seat = seat
  parts.pages.forget(caller.site)
  const kept = resumed && parts.localMedia.has(seat)
  // The reply goes first, then the notices that the plan brings.
  setImmediate(() => {
    const feeds = kept ? parts.conductor.feeds.of(seat) : undefined
    if (feeds) parts.pages.tell(caller.site, 'feeds', { revision: 0, feeds })
    parts.tests.pageCame(caller.site, kept)
    parts.calendar.pageCame(caller.site)
    parts.conductor.changed()
  })
  return {
    protocol: PROTOCOL_VERSION,
    site: { id: caller.site, ...parts.namesOf(caller.site) },
    node: parts.node,
    seat,
    resumed: kept,
    rtpCapabilities,
  }
}
