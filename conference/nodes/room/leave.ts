import type { RoomCaller, RoomParts } from './parts.ts'

/** The site leaves for good: its seat and its media end at once (rule T8). */
export async function leave({ seats }: RoomParts, caller: RoomCaller) {
  caller.seat = null
  seats.end(caller.site, 'closed')
  return {}
}
