import { Refusal } from '#contract'
import { loadEngine } from './engine/engine.ts'
import { workerIsGone } from './engine/refuse.ts'
import { createLevelWatch } from './levels/level-watch.ts'
import type { MediaClient, MediaNotice, MediaOperation } from './media.ts'
import { operations } from './operations/index.ts'
import type { HostParts } from './operations/operation.ts'
import type { MediaHostOptions } from './options.ts'
import { createPipeRegistry } from './pipes/registry.ts'
import { createSeatRegistry } from './seats/registry.ts'
import { createBridges } from './sources/bridges.ts'
import { createSourceRegistry } from './sources/registry.ts'
import { createTurns } from './turns.ts'
import { startGapWatchdog } from './watchdog/watchdog.ts'
import { createPlacement } from './workers/placement.ts'
import { createWorkerPool } from './workers/pool.ts'
import type { MediaWorker } from './workers/worker.ts'

/** Owns the media workers of one machine, and all that lives in them. */
export interface MediaHost extends MediaClient {
  /** Process ids of the workers that run now. */
  workerPids(): number[]
  /** Ends the workers with everything in them. No notices follow. Idempotent. */
  close(): void
}

/** Starts the workers. Rejects when one of them does not start or its ports are taken; nothing runs on then. */
export async function createMediaHost(options: MediaHostOptions): Promise<MediaHost> {
  const { clock, log, pipeIp, ports, workerBin } = options
  const pool = await createWorkerPool(await loadEngine(workerBin), options)
  const listeners = new Set<(notice: MediaNotice) => void>()
  let closed = false
  const notify = (notice: MediaNotice) => {
    if (!closed) for (const listener of [...listeners]) listener(notice)
  }
  const seats = createSeatRegistry()
  const pipes = createPipeRegistry()
  const levels = createLevelWatch({ notify, log })
  const parts: HostParts = {
    epoch: options.epoch ?? crypto.randomUUID(),
    pool,
    sources: createSourceRegistry(createBridges(), clock, (source) => {
      levels.watch(source)
      watchdog.watch(source)
    }),
    seats,
    pipes,
    seatPlaces: createPlacement(pool, (worker) => seats.at(worker).length),
    pipePlaces: createPlacement(pool, (worker) => pipes.at(worker).length),
    inTurn: createTurns(),
    listenOptions: ports ? { pipeIp, ports } : { pipeIp },
    notify,
    log,
    clock,
  }
  /** What an operation threw, as something that its caller can act on. */
  const named = (error: unknown, op: MediaOperation): Refusal => {
    if (error instanceof Refusal) return error
    if (closed) return new Refusal('media.unavailable')
    if (workerIsGone(error)) return new Refusal('media.worker-lost')
    const ref = crypto.randomUUID().slice(0, 8)
    log.error('media operation failed', { op, ref, error })
    return new Refusal('internal', { ref })
  }
  pool.onDied((worker) => dropAllAt(worker, parts))
  const watchdog = startGapWatchdog({ sources: parts.sources.all, clock, log })

  return {
    async request(op, body) {
      if (closed) throw new Refusal('media.unavailable')
      try {
        return await operations[op](parts, body)
      } catch (error) {
        throw named(error, op)
      }
    },
    onNotice(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    workerPids: () => pool.running().map(({ pid }) => pid),
    close() {
      if (closed) return
      closed = true
      watchdog.close()
      pool.close()
    },
  }
}

/** mediasoup has closed every object of the worker; ours follow, and the control process is told. */
function dropAllAt(worker: MediaWorker, { seats, pipes, notify }: HostParts): void {
  const lost = { seats: seats.at(worker).map(({ id }) => id), pipes: pipes.at(worker).map(({ id }) => id) }
  for (const id of lost.seats) seats.close(id)
  for (const id of lost.pipes) pipes.close(id)
  notify({ name: 'lost', body: lost })
}
