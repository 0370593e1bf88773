import type { RoomCaller, RoomParts } from './parts.ts'

/** A site can always close its own microphone; opening it is the floor's. */
export async function closeMicrophone(parts: RoomParts, caller: RoomCaller) {
  await parts.closeMicrophone(caller.site)
  return {}
}
