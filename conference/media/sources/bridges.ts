import type { types } from 'mediasoup'
import type { MediaWorker } from '../workers/worker.ts'

/** The pair of pipe transports between two workers of this host. Carries sources both ways. */
export interface Bridge {
  /** Its transport on the side of `worker`, which is one of the two. */
  on(worker: MediaWorker): types.PipeTransport
}

/** All bridges of a host, made when first needed and kept until either worker ends. */
export interface Bridges {
  /** Rejects when either half fails; nothing of it is kept, so the next call tries again. */
  between(a: MediaWorker, b: MediaWorker): Promise<Bridge>
}

const pairOf = (a: MediaWorker, b: MediaWorker) => (a.pid < b.pid ? `${a.pid} ${b.pid}` : `${b.pid} ${a.pid}`)

export function createBridges(): Bridges {
  const bridges = new Map<string, Promise<Bridge>>()
  return {
    between(a, b) {
      const pair = pairOf(a, b)
      const known = bridges.get(pair)
      if (known) return known
      const forget = () => {
        if (bridges.get(pair) === opening) bridges.delete(pair)
      }
      const opening = openBridge(a, b, forget)
      bridges.set(pair, opening)
      opening.catch(forget)
      return opening
    },
  }
}

async function openBridge(a: MediaWorker, b: MediaWorker, onClosed: () => void): Promise<Bridge> {
  const halves = await Promise.allSettled([openHalf(a), openHalf(b)])
  const opened = halves.filter((half) => half.status === 'fulfilled').map((half) => half.value)
  const closeAll = () => {
    for (const transport of opened) transport.close()
    onClosed()
  }
  const [first, second] = opened
  if (!first || !second) {
    closeAll()
    throw halves.find((half) => half.status === 'rejected')?.reason
  }
  for (const transport of opened) transport.observer.once('close', closeAll)
  try {
    await Promise.all([first.connect(endOf(second)), second.connect(endOf(first))])
  } catch (error) {
    closeAll()
    throw error
  }
  return { on: (worker) => (worker === a ? first : second) }
}

function openHalf(worker: MediaWorker): Promise<types.PipeTransport> {
  return worker.router.createPipeTransport({
    listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
    enableRtx: true,
  })
}

function endOf(transport: types.PipeTransport): { ip: string; port: number } {
  return { ip: '127.0.0.1', port: transport.tuple.localPort }
}
