import type { types } from 'mediasoup'
import { isSound } from '#contract'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Source } from '../sources/source.ts'
import { type GapAction, type GapWatch, startWatch, watchGap } from './gap.ts'
import { type Asked, askedAgain, isUnanswered } from './unanswered.ts'

const SAMPLE_MS = 200
/** Milliseconds without a packet that are a gap. Content may well stand still. */
const STILL_MS = { camera: 400, content: 2_000 }

interface Watched {
  watch: GapWatch | undefined
  keyFrameAt: number | undefined
  /** In whose name a key frame was asked for because none had come. */
  asked: WeakMap<types.Consumer, Asked>
}

export interface GapWatchdog {
  /** From the first packet of a source on. */
  watch(source: Source): void
  close(): void
}

/**
 * Asks for a key frame when a picture flows again after a gap: after a cut, packets return by themselves, but nobody
 * can show them before the next key frame. The same where somebody began to take a picture, and what the worker asked
 * for then was lost on its way to the site. Looks at pictures that someone takes.
 */
export function startGapWatchdog(options: { sources: () => Source[]; clock: Clock; log: Log }): GapWatchdog {
  const { sources, clock, log } = options
  const watched = new WeakMap<Source, Watched>()

  const look = async (source: Source) => {
    const entry = watched.get(source)
    if (!entry) return
    const statistics = await source.producer.getStats()
    const bytes = statistics.reduce((sum, stream) => sum + stream.byteCount, 0)
    const at = clock.now()
    await askForNewcomers(source, entry, at)
    const sample = { at, bytes, keyFrameAt: entry.keyFrameAt }
    if (!entry.watch) entry.watch = startWatch(sample)
    const stillMs = source.kind === 'content' ? STILL_MS.content : STILL_MS.camera
    const { watch, action } = watchGap(entry.watch, sample, stillMs)
    entry.watch = watch
    if (action === 'nothing') return
    log.info('key frame asked for after a gap', { source: source.key, action })
    await askFor(source, action)
  }

  let looking = false
  const ticking = clock.setInterval(async () => {
    if (looking) return
    looking = true
    const taken = sources().filter((source) => !isSound(source.kind) && source.consumers().length > 0)
    // A source that closes while it is looked at is no longer watched.
    await Promise.allSettled(taken.map(look))
    looking = false
  }, SAMPLE_MS)
  return {
    watch(source) {
      if (isSound(source.kind)) return
      const entry: Watched = { watch: undefined, keyFrameAt: undefined, asked: new WeakMap() }
      watched.set(source, entry)
      source.producer.on('trace', ({ type }) => {
        if (type === 'keyframe') entry.keyFrameAt = clock.now()
      })
      // A source may end at once.
      source.producer.enableTraceEvent(['keyframe']).catch(() => {})
    },
    close: () => clock.clearInterval(ticking),
  }
}

/** Asks as they would themselves: nobody who has the picture already is held up. */
async function askForNewcomers(source: Source, { asked, keyFrameAt }: Watched, at: number): Promise<void> {
  const waiting = [...source.takers()].filter(([consumer, since]) =>
    isUnanswered(since, asked.get(consumer), keyFrameAt, at),
  )
  for (const [consumer, since] of waiting) asked.set(consumer, askedAgain(since, asked.get(consumer), at))
  // One that ends meanwhile needs none.
  await Promise.allSettled(waiting.map(([consumer]) => consumer.requestKeyFrame()))
}

async function askFor(source: Source, action: Exclude<GapAction, 'nothing'>): Promise<void> {
  const { producer } = source
  if (action === 'ask')
    await Promise.all(oneForEachLayer(source).map((consumer) => consumer.requestKeyFrame()))
  else {
    // Resuming a producer asks for key frames of all its layers even while an earlier request is unanswered.
    await producer.pause()
    await producer.resume()
  }
}

/** A pipe's consumer asks for all layers; a seat's for the layer that it shows. */
function oneForEachLayer(source: Source): types.Consumer[] {
  const chosen = new Map<string, types.Consumer>()
  for (const consumer of source.consumers())
    if (!consumer.paused) chosen.set(`${consumer.type} ${consumer.preferredLayers?.spatialLayer}`, consumer)
  return [...chosen.values()]
}
