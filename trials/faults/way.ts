/** What one direction of a line does to datagrams. Left out: nothing of it. */
export interface WayFault {
  /** Share of the datagrams that are lost: one in every so many, at a place that chance decides. */
  lossShare?: number
  /** Milliseconds that each is late. */
  delayMs?: number
  /**
   * Interarrival jitter (RFC 3550, 6.4.1): each datagram is late by a chance of its own, evenly up to three times as
   * much, whose differences are so much in the mean. They overtake each other, as on lines of several paths.
   */
  jitterMs?: number
  /** What the line bears. What would have to wait for more than `QUEUE_MS` is lost. */
  kbps?: number
  /** Nothing passes. */
  isBlocked?: boolean
}

/** Milliseconds of waiting that a capped line has room for. */
export const QUEUE_MS = 250

/** One direction of a line. */
export interface Way {
  /** When a datagram that comes at `atMs` leaves, in milliseconds of the same clock; null: it is lost. */
  pass(atMs: number, bytes: number): number | null
}

/** `random`: 0 to 1. Pure but for what has passed before. */
export function createWay(fault: WayFault, random: () => number): Way {
  const {
    lossShare = 0,
    delayMs = 0,
    jitterMs = 0,
    kbps = Number.POSITIVE_INFINITY,
    isBlocked = false,
  } = fault
  const block = lossShare > 0 ? Math.round(1 / lossShare) : 0
  let count = 0
  let unlucky = 0
  let freeAtMs = 0

  const isLost = () => {
    if (isBlocked) return true
    if (block === 0) return false
    if (count % block === 0) unlucky = count + Math.floor(random() * block)
    return count++ === unlucky
  }

  return {
    pass(atMs, bytes) {
      if (isLost()) return null
      const fromMs = Math.max(atMs, freeAtMs)
      if (fromMs - atMs > QUEUE_MS) return null
      freeAtMs = fromMs + (bytes * 8) / kbps
      return freeAtMs + delayMs + (jitterMs > 0 ? random() * 3 * jitterMs : 0)
    },
  }
}
