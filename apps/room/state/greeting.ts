import type { ReplyOf } from '#contract'
import type { RoomRequests } from '#contract/room'

/** What the node says when the page takes its seat. */
export type Greeting = ReplyOf<RoomRequests, 'hello'>
