import type { HostStatistics } from '#contract/media'
import type { Pipe } from './pipes/pipe.ts'
import type { Source } from './sources/source.ts'
import type { MediaWorker } from './workers/worker.ts'

type Counts<Part extends 'pipes' | 'sources' | 'workers'> = Promise<HostStatistics[Part][number]>

/** Streams as the worker lists them on the transport, bytes (with headers) as the transport counted them. */
export async function pipeStatistics(pipe: Pipe): Counts<'pipes'> {
  const transport = pipe.transport()
  const [dump, [statistics]] = await Promise.all([transport.dump(), transport.getStats()])
  return {
    pipe: pipe.id,
    peer: pipe.peer,
    streamsOut: dump.consumerIds.length,
    streamsIn: dump.producerIds.length,
    bytesOut: statistics?.bytesSent ?? 0,
    bytesIn: statistics?.bytesReceived ?? 0,
  }
}

/** A layer that never sent a byte counts 0. */
export async function sourceStatistics({ key, entrance, producer }: Source): Counts<'sources'> {
  const streams = await producer.getStats()
  const { encodings = [] } = producer.rtpParameters
  const layers = encodings.map(({ ssrc, rid }) => {
    const stream = streams.find((found) => (ssrc === undefined ? found.rid === rid : found.ssrc === ssrc))
    return stream?.byteCount ?? 0
  })
  return { source: key, from: entrance.from, layers }
}

export async function workerStatistics(worker: MediaWorker, seats: number): Counts<'workers'> {
  return { pid: worker.pid, seats, cpuSeconds: await worker.cpuSeconds() }
}
