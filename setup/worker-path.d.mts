/**
 * The media worker to run: the one named by `MEDIASOUP_WORKER_BIN`, else the one that set-up put into the
 * cache, else undefined (set-up has not run). mediasoup reads `MEDIASOUP_WORKER_BIN` once, while it is
 * imported, so put the answer into the environment before the first import of mediasoup.
 */
export function mediaWorkerBin(): string | undefined
