/** Pages that turn by themselves. Times are Unix ms. */
export interface Turning {
  page: number
  turnedAt: number
  /** Until then they stand still, because somebody is reading. */
  heldUntil: number
}

export const TURN_EVERY_MS = 10_000
export const HOLD_MS = 60_000

export const beginTurning = (now: number): Turning => ({ page: 0, turnedAt: now, heldUntil: 0 })

/** The page to show when there are so many; fewer pages than before leave the last one. */
export const pageOf = ({ page }: Turning, pages: number): number => Math.max(0, Math.min(page, pages - 1))

/** The same value while nothing is due. */
export function turnByTime(turning: Turning, pages: number, now: number): Turning {
  const due = Math.max(turning.turnedAt + TURN_EVERY_MS, turning.heldUntil)
  if (pages < 2 || now < due) return turning
  return { ...turning, page: (pageOf(turning, pages) + 1) % pages, turnedAt: now }
}

/** `step`: 1 forward, −1 back, around the ends. */
export function turnByHand(turning: Turning, pages: number, step: 1 | -1, now: number): Turning {
  if (pages < 2) return turning
  const page = (pageOf(turning, pages) + step + pages) % pages
  return { page, turnedAt: now, heldUntil: now + HOLD_MS }
}

export const holdStill = (turning: Turning, now: number): Turning => ({
  ...turning,
  heldUntil: now + HOLD_MS,
})
