import type { types } from 'mediasoup'

/** The part of mediasoup that the host starts from. */
export interface MediaEngine {
  createWorker(settings: types.WorkerSettings): Promise<types.Worker>
}

/**
 * Loads mediasoup with the given worker binary. mediasoup reads `MEDIASOUP_WORKER_BIN` once, while it is
 * imported: the first host of a process decides for all, and this is the only import of it at run time.
 */
export async function loadEngine(workerBin: string | undefined): Promise<MediaEngine> {
  if (workerBin) process.env.MEDIASOUP_WORKER_BIN = workerBin
  return import('mediasoup')
}
