import type { Operation } from './operation.ts'

/** Feeds that are gone meanwhile are passed over; those on standby wait on, ready. */
export const seatReady: Operation<'seat.ready'> = async ({ seats }, { seat: id, feeds }) => {
  const ready = new Set(feeds)
  const waiting = [...seats.get(id).feeds.values()].filter(({ consumer }) => ready.has(consumer.id))
  await Promise.allSettled(waiting.map((feed) => feed.setReady()))
  return {}
}
