import type { Clock, Timer } from '#foundation/time'

/** Long enough to cost little, short enough that no frame is late by more than half its time. */
const TICK_MS = 20

export type PacedTask = (now: number) => void

/** One timer for whatever is sent bit by bit. */
export interface Pacer {
  /** Calls `task` about every 20 ms with the clock's time, until the answer is called. */
  add(task: PacedTask): () => void
}

const pacers = new WeakMap<Clock, Pacer>()

/** The pacer of this clock: all synthetic sites of a process share it. It runs only while it has tasks. */
export function sharedPacer(clock: Clock): Pacer {
  const existing = pacers.get(clock)
  if (existing) return existing
  const pacer = createPacer(clock)
  pacers.set(clock, pacer)
  return pacer
}

function createPacer(clock: Clock): Pacer {
  const tasks = new Set<PacedTask>()
  let timer: Timer | undefined
  const tick = () => {
    const now = clock.now()
    for (const task of tasks) task(now)
  }
  return {
    add(task) {
      tasks.add(task)
      timer ??= clock.setInterval(tick, TICK_MS)
      return () => {
        tasks.delete(task)
        if (tasks.size > 0) return
        clock.clearInterval(timer)
        timer = undefined
      }
    },
  }
}
