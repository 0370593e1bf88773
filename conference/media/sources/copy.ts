import type { types } from 'mediasoup'
import type { MediaWorker } from '../workers/worker.ts'
import type { Bridges } from './bridges.ts'

/** A source made available at another worker of the same host: a consumer on one side, a producer on the other. */
export interface Copy {
  readonly producerId: string
  close(): void
}

/** Rejects when either half fails, with the other one closed. `onClosed` is called once the copy is of no use. */
export async function openCopy(options: {
  producer: types.Producer
  from: MediaWorker
  to: MediaWorker
  bridges: Bridges
  onClosed: () => void
}): Promise<Copy> {
  const { producer, from, to, bridges, onClosed } = options
  const bridge = await bridges.between(from, to)
  const consumer = await bridge.on(from).consume({ producerId: producer.id })
  try {
    const { kind, rtpParameters } = consumer
    const produced = await bridge.on(to).produce({ id: producer.id, kind, rtpParameters })
    let closed = false
    const close = () => {
      if (closed) return
      closed = true
      consumer.close()
      produced.close()
      onClosed()
    }
    consumer.observer.once('close', close)
    produced.observer.once('close', close)
    // The source may have ended while the second half was being made.
    if (consumer.closed || produced.closed) close()
    return { producerId: produced.id, close }
  } catch (error) {
    consumer.close()
    throw error
  }
}
