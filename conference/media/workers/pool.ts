import { Refusal } from '#contract'
import type { MediaEngine } from '../engine/engine.ts'
import type { MediaHostOptions } from '../options.ts'
import { createMediaWorker, type MediaWorker } from './worker.ts'

/** Milliseconds until a dead worker's place is filled again: at once, then slower while it keeps failing. */
const restartDelays = [0, 250, 1_000, 5_000]

/** The host's workers. A place whose worker died is filled again. */
export interface WorkerPool {
  /** Those that run now. */
  running(): MediaWorker[]
  /** Calls back after a worker died, before its successor starts. */
  onDied(listener: (worker: MediaWorker) => void): void
  /** Those that run, at least one: waits for a restart; rejects `media.unavailable` after 3 s. */
  usable(): Promise<MediaWorker[]>
  close(): void
}

type PoolOptions = Pick<MediaHostOptions, 'workers' | 'listen' | 'ports' | 'ending' | 'log' | 'clock'>

/** Rejects when any of the first workers does not start; those that did are closed. */
export async function createWorkerPool(engine: MediaEngine, options: PoolOptions): Promise<WorkerPool> {
  const { log, clock, ending } = options
  const places: (MediaWorker | undefined)[] = Array.from({ length: options.workers })
  const listeners = new Set<(worker: MediaWorker) => void>()
  const waiting = new Set<() => void>()
  let closed = false

  const start = async (index: number) => {
    const worker = await createMediaWorker(engine, index, options, () => {
      const dead = places[index]
      places[index] = undefined
      if (closed || ending?.aborted) return
      log.error('media worker died', { index, pid: dead?.pid })
      if (!dead) return
      for (const listener of listeners) listener(dead)
      void restart(index, 0)
    })
    if (closed) return worker.close()
    places[index] = worker
    log.info('media worker runs', { index, pid: worker.pid })
    for (const wake of [...waiting]) wake()
  }
  const restart = async (index: number, attempt: number): Promise<void> => {
    const ms = restartDelays[Math.min(attempt, restartDelays.length - 1)] ?? 0
    await new Promise<void>((resolve) => clock.setTimeout(resolve, ms))
    if (closed) return
    try {
      await start(index)
    } catch (error) {
      log.error('media worker does not start', { index, error })
      await restart(index, attempt + 1)
    }
  }
  const running = () => places.filter((worker) => worker !== undefined).filter((worker) => !worker.closed)
  const firstRunning = async (ms: number) => {
    if (running().length > 0 || closed) return
    await new Promise<void>((resolve) => {
      const finish = () => {
        waiting.delete(finish)
        clock.clearTimeout(timer)
        resolve()
      }
      const timer = clock.setTimeout(finish, ms)
      waiting.add(finish)
    })
  }
  const close = () => {
    closed = true
    for (const worker of running()) worker.close()
    for (const wake of [...waiting]) wake()
  }

  const started = await Promise.allSettled(places.map((_, index) => start(index)))
  const failed = started.find((result) => result.status === 'rejected')
  if (failed) {
    close()
    throw failed.reason
  }

  return {
    running,
    onDied(listener) {
      listeners.add(listener)
    },
    async usable() {
      await firstRunning(3_000)
      const workers = running()
      if (workers.length === 0) throw new Refusal('media.unavailable')
      return workers
    },
    close,
  }
}
