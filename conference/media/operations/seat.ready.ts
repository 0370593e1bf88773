import type { Operation } from './operation.ts'

/** Feeds that are gone meanwhile are passed over. Resuming a picture makes mediasoup ask for a key frame. */
export const seatReady: Operation<'seat.ready'> = async ({ seats }, { seat: id, feeds }) => {
  const ready = new Set(feeds)
  const waiting = [...seats.get(id).feeds.values()].filter(({ consumer }) => ready.has(consumer.id))
  await Promise.allSettled(waiting.map(({ consumer }) => consumer.resume()))
  return {}
}
