import { createLive, type Live } from '#browser/live-state'
import type { SourceKey } from '#contract'

/** Frames of one stream since it was first drawn. Times are Unix milliseconds with fractions. */
export interface FrameCount {
  source: SourceKey
  frames: number
  lastAt: number
  width: number
  height: number
}

/** When a slot first showed a frame of what the scene orders, for measuring switches. */
export interface SlotTiming {
  slot: number
  source: SourceKey
  revision: number
  /** When the scene reached the page. */
  orderedAt: number
  firstFrameAt: number | null
}

/** Counts frames that reach the screen. One owner; `close()` is idempotent. */
export interface FrameWatch {
  /** The streams that have shown at least one frame. */
  readonly withFrames: Live<ReadonlySet<string>>
  observe(id: string, source: SourceKey, video: HTMLVideoElement): () => void
  countOf(id: string): FrameCount | undefined
  /** Says what the slots shall show from now on; a slot whose source stays keeps its timing. */
  order(revision: number, at: number, sources: readonly (SourceKey | null)[]): void
  timings(): SlotTiming[]
  /** Runs on each first frame of a stream or slot. */
  onFirstFrame(listener: () => void): () => void
}

export function createFrameWatch(): FrameWatch {
  const withFrames = createLive<ReadonlySet<string>>(new Set())
  const counts = new Map<string, FrameCount>()
  const listeners = new Set<() => void>()
  let timings: SlotTiming[] = []

  const frame = (id: string, source: SourceKey, at: number, width: number, height: number) => {
    const count = counts.get(id) ?? { source, frames: 0, lastAt: 0, width: 0, height: 0 }
    counts.set(id, { source, frames: count.frames + 1, lastAt: at, width, height })
    let first = false
    for (const timing of timings) {
      if (timing.source !== source || timing.firstFrameAt !== null || at < timing.orderedAt) continue
      timing.firstFrameAt = at
      first = true
    }
    if (!withFrames.get().has(id)) {
      withFrames.update((ids) => new Set(ids).add(id))
      first = true
    }
    if (first) for (const listener of listeners) listener()
  }

  const forget = (id: string) => {
    counts.delete(id)
    withFrames.update((ids) => new Set([...ids].filter((each) => each !== id)))
  }

  return {
    withFrames,
    observe(id, source, video) {
      const stop = watchFrames(video, (at) => frame(id, source, at, video.videoWidth, video.videoHeight))
      return () => {
        stop()
        forget(id)
      }
    },
    countOf: (id) => counts.get(id),
    order(revision, at, sources) {
      timings = sources.flatMap((source, slot) => {
        if (source === null) return []
        const before = timings.find((each) => each.slot === slot && each.source === source)
        return [
          before ? { ...before, revision } : { slot, source, revision, orderedAt: at, firstFrameAt: null },
        ]
      })
    },
    timings: () => timings.map((timing) => ({ ...timing })),
    onFirstFrame(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * Calls `each` with the time of every frame that is put on the screen. A page that is not visible gets no frame
 * callbacks; there the decoder's own count is looked at four times a second instead.
 */
function watchFrames(video: HTMLVideoElement, each: (at: number) => void): () => void {
  const epoch = (ms: number) => performance.timeOrigin + ms
  let over = false
  let handle = 0
  const next = () => {
    handle = video.requestVideoFrameCallback((_now, { presentationTime }) => {
      if (over) return
      each(epoch(presentationTime))
      next()
    })
  }
  const hasCallbacks = 'requestVideoFrameCallback' in video
  if (hasCallbacks) next()

  let decoded = video.getVideoPlaybackQuality().totalVideoFrames
  const poll = setInterval(() => {
    const total = video.getVideoPlaybackQuality().totalVideoFrames
    if (total > decoded && (!hasCallbacks || document.hidden)) each(epoch(performance.now()))
    decoded = total
  }, 250)

  return () => {
    over = true
    clearInterval(poll)
    if (hasCallbacks) video.cancelVideoFrameCallback(handle)
  }
}
