import { setFeeds } from '../seats/set-feeds.ts'
import type { Operation } from './operation.ts'

/** A seat without transports here receives nothing: all that is wished for it is missing. */
export const feedsSet: Operation<'feeds.set'> = async (parts, { seats }) => {
  const results = seats.map(({ seat: id, wishes }) =>
    parts.inTurn(id, async () => {
      const seat = parts.seats.find(id)
      if (!seat) return { seat: id, feeds: [], missing: wishes.map(({ source }) => source) }
      return { seat: id, ...(await setFeeds(seat, wishes, parts)) }
    }),
  )
  return { seats: await Promise.all(results) }
}
