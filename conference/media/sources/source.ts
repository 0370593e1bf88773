import type { types } from 'mediasoup'
import { partsOfSource, type SourceKey, type SourceKind } from '#contract'
import type { Clock } from '#foundation/time'
import type { MediaWorker } from '../workers/worker.ts'
import type { Bridges } from './bridges.ts'
import { type Copy, openCopy } from './copy.ts'

/** Where a source enters this host. */
export type Entrance = { from: 'seat'; seat: string } | { from: 'pipe'; pipe: string; flow: string }

/** One picture or sound that is available in this host, at any of its workers. */
export interface Source {
  readonly key: SourceKey
  readonly kind: SourceKind
  readonly entrance: Entrance
  readonly producer: types.Producer
  readonly worker: MediaWorker
  readonly closed: boolean
  /** Those who take it now, at any worker. */
  consumers(): types.Consumer[]
  /** Those to whom it flows, each with the moment since when: of its beginning, or of its last resuming. */
  takers(): ReadonlyMap<types.Consumer, number>
  /**
   * Makes the source available at `worker` and lets `consume` take it there. The source stays available there as
   * long as the consumer lives. Rejects with what failed.
   */
  take(worker: MediaWorker, consume: (producerId: string) => Promise<types.Consumer>): Promise<types.Consumer>
  /** Closes its producer, its copies at other workers and everyone's consumers, at once. */
  close(): void
}

export interface SourceOptions {
  key: SourceKey
  entrance: Entrance
  producer: types.Producer
  worker: MediaWorker
  bridges: Bridges
  clock: Pick<Clock, 'now'>
  /** Called once, however it ended. */
  onClosed: () => void
}

export function createSource(options: SourceOptions): Source {
  const { key, entrance, producer, worker, bridges, clock, onClosed } = options
  const copies = new Map<MediaWorker, Promise<Copy>>()
  const users = new Map<types.Consumer, MediaWorker>()
  /** Since when it flows to each of them. */
  const flowsSince = new Map<types.Consumer, number>()
  /** Takes under way at a worker, which keep a copy as consumers do. */
  const pending = new Map<MediaWorker, number>()

  const drop = (at: MediaWorker, copy: Promise<Copy>) => {
    if (copies.get(at) === copy) copies.delete(at)
    copy.then((open) => open.close()).catch(() => {})
  }
  const copyAt = (at: MediaWorker): Promise<Copy> => {
    const known = copies.get(at)
    if (known) return known
    const copy: Promise<Copy> = openCopy({
      producer,
      from: worker,
      to: at,
      bridges,
      onClosed: () => drop(at, copy),
    })
    copies.set(at, copy)
    copy.catch(() => drop(at, copy))
    return copy
  }
  const dropUnused = (at: MediaWorker) => {
    const copy = copies.get(at)
    if (copy && !pending.get(at) && ![...users.values()].includes(at)) drop(at, copy)
  }

  producer.observer.once('close', () => {
    // mediasoup would close them too, but only once each worker has said so.
    for (const consumer of [...users.keys()]) consumer.close()
    for (const [at, copy] of copies) drop(at, copy)
    onClosed()
  })

  return {
    key,
    kind: partsOfSource(key).kind,
    entrance,
    producer,
    worker,
    get closed() {
      return producer.closed
    },
    consumers: () => [...users.keys()],
    takers: () => flowsSince,
    async take(at, consume) {
      pending.set(at, (pending.get(at) ?? 0) + 1)
      try {
        const producerId = at === worker ? producer.id : (await copyAt(at)).producerId
        const consumer = await consume(producerId)
        if (producer.closed) {
          consumer.close()
          throw new Error(`${key} ended meanwhile`)
        }
        users.set(consumer, at)
        const flows = () => flowsSince.set(consumer, clock.now())
        if (!consumer.paused) flows()
        consumer.observer.on('resume', flows)
        consumer.observer.on('pause', () => flowsSince.delete(consumer))
        consumer.observer.once('close', () => {
          users.delete(consumer)
          flowsSince.delete(consumer)
          dropUnused(at)
        })
        return consumer
      } finally {
        pending.set(at, (pending.get(at) ?? 1) - 1)
        dropUnused(at)
      }
    },
    close: () => producer.close(),
  }
}
