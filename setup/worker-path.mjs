import { existsSync } from 'node:fs'
import { workerLocations } from './media-worker/location.mjs'
import { isProven, stampOf } from './media-worker/proof.mjs'

/**
 * The media worker to run: the one named by `MEDIASOUP_WORKER_BIN`, else the one in the cache that set-up has
 * proven, else one that merely lies there (an image may lose the stamp), else undefined (set-up has not run).
 * mediasoup reads `MEDIASOUP_WORKER_BIN` once, while it is imported, so put the answer into the environment before
 * the first import of mediasoup.
 */
export function mediaWorkerBin(env = process.env) {
  if (env.MEDIASOUP_WORKER_BIN) return env.MEDIASOUP_WORKER_BIN
  const locations = workerLocations(undefined, env)
  if (!locations) return undefined
  const workers = [locations.prebuilt, locations.built].filter((file) => existsSync(file))
  return workers.find((file) => isProven(file, stampOf(file, { env, own: true }))) ?? workers[0]
}
