/**
 * The media worker to run: the one named by `MEDIASOUP_WORKER_BIN`, else the one in the cache that set-up has
 * proven, else one that merely lies there (an image may lose the stamp), else undefined (set-up has not run).
 * mediasoup reads `MEDIASOUP_WORKER_BIN` once, while it is imported, so put the answer into the environment before
 * the first import of mediasoup.
 */
export function mediaWorkerBin(env?: Readonly<Record<string, string | undefined>>): string | undefined
