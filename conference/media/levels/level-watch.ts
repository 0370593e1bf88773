import type { types } from 'mediasoup'
import { partsOfSource, type SiteId } from '#contract'
import type { Log } from '#foundation/log'
import type { MediaNotice } from '../media.ts'
import type { Source } from '../sources/source.ts'
import type { MediaWorker } from '../workers/worker.ts'

/**
 * mediasoup leaves out a microphone of which it heard fewer than ten packets in an interval, hence twice as long as
 * ten packets of 20 ms take.
 */
const INTERVAL_MS = 400
/** dBov: quieter than this is silence. */
const THRESHOLD_DBOV = -50
const MOST = 64

type Levels = Extract<MediaNotice, { name: 'levels' }>['body']['levels']

/** Listens to the microphones of this host's own seats (M23). */
export interface LevelWatch {
  /** From when the source enters; it ends with the source. */
  watch(source: Source): void
}

/** Observers are made when the first microphone enters their worker, and end with it. */
export function createLevelWatch(options: { notify: (notice: MediaNotice) => void; log: Log }): LevelWatch {
  const { notify, log } = options
  const observers = new WeakMap<MediaWorker, Promise<types.AudioLevelObserver>>()
  const heard = new Map<MediaWorker, Levels>()

  const tell = (worker: MediaWorker, levels: Levels) => {
    if (levels.length > 0) heard.set(worker, levels)
    else if (!heard.delete(worker)) return
    const all = [...heard.values()].flat().toSorted((left, right) => right.level - left.level)
    notify({ name: 'levels', body: { levels: all.slice(0, MOST) } })
  }
  const observe = async (worker: MediaWorker) => {
    const observer = await worker.router.createAudioLevelObserver({
      maxEntries: MOST,
      threshold: THRESHOLD_DBOV,
      interval: INTERVAL_MS,
      appData: {},
    })
    observer.on('volumes', (volumes) =>
      tell(
        worker,
        volumes.map(({ producer, volume }) => ({ site: siteOf(producer), level: Math.round(volume) })),
      ),
    )
    observer.on('silence', () => tell(worker, []))
    observer.observer.once('close', () => tell(worker, []))
    return observer
  }
  const observerOf = (worker: MediaWorker) => {
    const known = observers.get(worker) ?? observe(worker)
    observers.set(worker, known)
    return known
  }
  const sites = new WeakMap<types.Producer, SiteId>()
  const siteOf = (producer: types.Producer): SiteId => sites.get(producer) ?? ''

  return {
    watch({ key, kind, entrance, producer, worker }) {
      if (kind !== 'microphone' || entrance.from !== 'seat') return
      sites.set(producer, partsOfSource(key).site)
      observerOf(worker)
        .then((observer) => observer.addProducer({ producerId: producer.id }))
        // A microphone that ended meanwhile has no level.
        .catch((error) => producer.closed || log.warn('microphone not observed', { source: key, error }))
    },
  }
}
