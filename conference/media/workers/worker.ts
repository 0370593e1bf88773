import type { types } from 'mediasoup'
import { mediaCodecs } from '../engine/codecs.ts'
import type { MediaEngine } from '../engine/engine.ts'
import type { MediaHostOptions } from '../options.ts'

/** One mediasoup worker with its WebRTC ports and its router. It never comes back: a successor takes its place. */
export interface MediaWorker {
  /** Its place among the host's workers, from 0; decides the port. */
  readonly index: number
  readonly pid: number
  readonly router: types.Router
  readonly webRtcServer: types.WebRtcServer
  readonly closed: boolean
  /** Seconds of processor time used so far. */
  cpuSeconds(): Promise<number>
  close(): void
}

/** Rejects when the worker does not start or its ports are taken; nothing is left running then. */
export async function createMediaWorker(
  engine: MediaEngine,
  index: number,
  options: Pick<MediaHostOptions, 'listen' | 'ports'>,
  onDied: () => void,
): Promise<MediaWorker> {
  const worker = await engine.createWorker({ logLevel: 'error' })
  worker.on('died', onDied)
  try {
    const [webRtcServer, router] = await Promise.all([
      worker.createWebRtcServer({ listenInfos: listenInfos(index, options) }),
      worker.createRouter({ mediaCodecs }),
    ])
    return {
      index,
      pid: worker.pid,
      router,
      webRtcServer,
      get closed() {
        return worker.closed
      },
      async cpuSeconds() {
        const usage = await worker.getResourceUsage()
        return (usage.ru_utime + usage.ru_stime) / 1000
      },
      close: () => worker.close(),
    }
  } catch (error) {
    worker.close()
    throw error
  }
}

/**
 * Bytes. One socket serves every seat of a worker: with the kernel's own 208 kB, the key frames of one change of
 * scene overflow it while the worker waits for a processor. The kernel grants at most net.core.rmem_max.
 */
const buffers = { recvBufferSize: 4 * 1024 * 1024, sendBufferSize: 4 * 1024 * 1024 }

function listenInfos(
  index: number,
  { listen, ports }: Pick<MediaHostOptions, 'listen' | 'ports'>,
): types.TransportListenInfo[] {
  const port = ports?.udpTcpBase === undefined ? {} : { port: ports.udpTcpBase + index }
  return listen.flatMap((address) =>
    (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ...address, ...port, ...buffers })),
  )
}
