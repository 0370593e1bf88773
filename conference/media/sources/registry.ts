import type { types } from 'mediasoup'
import type { SourceKey } from '#contract'
import type { Clock } from '#foundation/time'
import type { MediaWorker } from '../workers/worker.ts'
import type { Bridges } from './bridges.ts'
import { createSource, type Entrance, type Source } from './source.ts'

/** Every source that is in this host now. One of a kind: a newer one with the same key replaces the older. */
export interface SourceRegistry {
  get(key: SourceKey): Source | undefined
  all(): Source[]
  /** Takes the producer over and closes what had the key before. */
  enter(key: SourceKey, entrance: Entrance, producer: types.Producer, worker: MediaWorker): Source
}

/** `onEntered` hears of every source that came in. */
export function createSourceRegistry(
  bridges: Bridges,
  clock: Pick<Clock, 'now'>,
  onEntered: (source: Source) => void = () => {},
): SourceRegistry {
  const sources = new Map<SourceKey, Source>()
  return {
    get: (key) => sources.get(key),
    all: () => [...sources.values()],
    enter(key, entrance, producer, worker) {
      const before = sources.get(key)
      const source = createSource({
        key,
        entrance,
        producer,
        worker,
        bridges,
        clock,
        onClosed: () => {
          if (sources.get(key) === source) sources.delete(key)
        },
      })
      sources.set(key, source)
      before?.close()
      onEntered(source)
      return source
    },
  }
}
