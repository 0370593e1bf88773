/** Where the browser does not tell of each frame, it is looked this often. */
const POLL_MS = 40

/**
 * Calls `look` with the moment (milliseconds of `performance.now`) at which each frame of an element is handed to the
 * screen; where the browser has no frame callbacks, whenever the picture moved on. Returns the way to stop.
 */
export function eachFrame(
  video: HTMLVideoElement,
  now: () => number,
  look: (atMs: number) => void,
): () => void {
  if (!hasFrameCallbacks(video)) {
    let last = video.currentTime
    const timer = setInterval(() => {
      if (video.currentTime === last) return
      last = video.currentTime
      look(now())
    }, POLL_MS)
    return () => clearInterval(timer)
  }
  let handle = 0
  const next = () => {
    handle = video.requestVideoFrameCallback((_, { presentationTime }) => {
      next()
      look(presentationTime)
    })
  }
  next()
  return () => video.cancelVideoFrameCallback(handle)
}

const hasFrameCallbacks = (video: HTMLVideoElement) => 'requestVideoFrameCallback' in video
