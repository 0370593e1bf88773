import type { BodyOf, ReplyOf } from '#contract'
import type { MediaRequests } from '#contract/media'

/** One feed takes about 1.5 kB in the reply, and a link carries some hundred kB in one message. */
const WISHES_A_PORTION = 120

type FeedsBody = BodyOf<MediaRequests, 'feeds.set'>
type FeedsReply = ReplyOf<MediaRequests, 'feeds.set'>

/** Asks for the feeds of many seats in portions that fit a message, side by side. */
export async function setInPortions(
  ask: (body: FeedsBody) => Promise<FeedsReply>,
  { seats }: FeedsBody,
): Promise<FeedsReply> {
  const replies = await Promise.all(portionsOf(seats).map((portion) => ask({ seats: portion })))
  return { seats: replies.flatMap((reply) => reply.seats) }
}

/** Seats in their order; a portion has more wishes than the bound only if a single seat has. */
export function portionsOf(seats: FeedsBody['seats'], bound = WISHES_A_PORTION): FeedsBody['seats'][] {
  const portions: FeedsBody['seats'][] = []
  let portion: FeedsBody['seats'] = []
  let room = 0
  for (const seat of seats) {
    if (portion.length === 0 || seat.wishes.length > room) {
      portion = []
      room = bound
      portions.push(portion)
    }
    portion.push(seat)
    room -= seat.wishes.length
  }
  return portions
}
