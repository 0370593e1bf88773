/** Where the browser does not tell of each frame, it is looked this often. */
const POLL_MS = 40

/** A frame as it was handed to the screen. */
export interface FrameShown {
  /** Milliseconds of `performance.now`. */
  atMs: number
  /** Frames handed to the screen so far, those with them that a busy page was not told of; null: nobody counts. */
  shown: number | null
}

/** How many frames came from one to another: as they are counted, or the least that it can be. */
export const framesBetween = (
  one: Pick<FrameShown, 'shown'>,
  other: Pick<FrameShown, 'shown'>,
  seen: number,
) => (one.shown === null || other.shown === null ? seen : Math.max(seen, other.shown - one.shown))

/**
 * Calls `look` with each frame of an element that is handed to the screen, as far as the page keeps up; where the
 * browser has no frame callbacks, whenever the picture moved on. Returns the way to stop.
 */
export function eachFrame(
  video: HTMLVideoElement,
  now: () => number,
  look: (frame: FrameShown) => void,
): () => void {
  if (!hasFrameCallbacks(video)) {
    let last = video.currentTime
    const timer = setInterval(() => {
      if (video.currentTime === last) return
      last = video.currentTime
      look({ atMs: now(), shown: null })
    }, POLL_MS)
    return () => clearInterval(timer)
  }
  let handle = 0
  const next = () => {
    handle = video.requestVideoFrameCallback((_, { presentationTime, presentedFrames }) => {
      next()
      look({ atMs: presentationTime, shown: presentedFrames })
    })
  }
  next()
  return () => video.cancelVideoFrameCallback(handle)
}

const hasFrameCallbacks = (video: HTMLVideoElement) => 'requestVideoFrameCallback' in video
