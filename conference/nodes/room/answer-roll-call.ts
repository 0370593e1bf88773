import type { BodyOf } from '#contract'
import type { RoomRequests } from '#contract/room'
import type { RoomCaller, RoomParts } from './parts.ts'

/** A site says on its page that it is there, and whether it hears (rule N24). */
export async function answerRollCall(
  parts: RoomParts,
  caller: RoomCaller,
  { id, presence }: BodyOf<RoomRequests, 'roll-call.answer'>,
) {
  await parts.answerRollCall(caller.site, id, presence)
  return {}
}
