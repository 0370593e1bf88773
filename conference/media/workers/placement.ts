import type { WorkerPool } from './pool.ts'
import type { MediaWorker } from './worker.ts'

/** Spreads what is made over the workers, counting also what is still being made. */
export interface Placement {
  /** Lets `settle` make something at the worker with the least. Rejects `media.unavailable` when there is none. */
  place<T>(settle: (worker: MediaWorker) => Promise<T>): Promise<T>
}

/** `countAt`: how many a worker has, without those being made. */
export function createPlacement(pool: WorkerPool, countAt: (worker: MediaWorker) => number): Placement {
  const underWay = new Map<MediaWorker, number>()
  const load = (worker: MediaWorker) => countAt(worker) + (underWay.get(worker) ?? 0)
  return {
    async place(settle) {
      const workers = await pool.usable()
      const worker = workers.reduce((best, other) => (load(other) < load(best) ? other : best))
      underWay.set(worker, (underWay.get(worker) ?? 0) + 1)
      try {
        return await settle(worker)
      } finally {
        const left = (underWay.get(worker) ?? 1) - 1
        if (left > 0) underWay.set(worker, left)
        else underWay.delete(worker)
      }
    },
  }
}
