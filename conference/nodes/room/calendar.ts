import type { BodyOf, ReplyOf } from '#contract'
import type { RoomRequests } from '#contract/room'
import type { RoomCaller, RoomParts } from './parts.ts'

/** A site's planned sessions, and its own answer to one of them (rule N96). */
export async function listInvitations(
  { calendar }: RoomParts,
  { site }: RoomCaller,
): Promise<ReplyOf<RoomRequests, 'calendar.list'>> {
  return calendar.countedOf(site)
}

export async function acknowledgeInvitation(
  { calendar }: RoomParts,
  { site }: RoomCaller,
  body: BodyOf<RoomRequests, 'calendar.acknowledge'>,
): Promise<ReplyOf<RoomRequests, 'calendar.acknowledge'>> {
  await calendar.answer(site, body)
  return {}
}
