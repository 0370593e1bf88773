import { Refusal } from '#contract'
import type { MediaWorker } from '../workers/worker.ts'
import type { Seat } from './seat.ts'

/** The seats that have transports in this host. Owns them. */
export interface SeatRegistry {
  find(id: string): Seat | undefined
  /** Throws `seat.none`. */
  get(id: string): Seat
  all(): Seat[]
  at(worker: MediaWorker): Seat[]
  /** Takes the seat over; closes the one that had its id. */
  put(seat: Seat): void
  close(id: string): void
}

export function createSeatRegistry(): SeatRegistry {
  const seats = new Map<string, Seat>()
  const close = (id: string) => {
    seats.get(id)?.close()
    seats.delete(id)
  }
  return {
    find: (id) => seats.get(id),
    get(id) {
      const seat = seats.get(id)
      if (!seat) throw new Refusal('seat.none', { seat: id })
      return seat
    },
    all: () => [...seats.values()],
    at: (worker) => [...seats.values()].filter((seat) => seat.worker === worker),
    put(seat) {
      close(seat.id)
      seats.set(seat.id, seat)
    },
    close,
  }
}
