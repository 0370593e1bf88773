import type { Clock } from '#foundation/time'
import { drawCode } from './draw-code.ts'
import { MOST_CLOCK_MS, MOST_FRAMES } from './payload.ts'
import type { Seal } from './seal.ts'

/** A coded picture as a track to be published. One owner; `close()` stops the track and is idempotent. */
export interface SentPicture {
  readonly track: MediaStreamTrack
  /** Frames drawn so far. */
  frames(): number
  close(): void
}

const WIDTH = 1280
const HEIGHT = 720
/** The most that a camera gives, so that the rate of what returns is judged by the line and not by what was sent. */
const FRAMES_PER_SECOND = 30

/**
 * Draws a new code 30 times a second; the first frame of each period (by default a second) flashes. `now` is a monotonic clock in milliseconds
 * (`performance.now`) and `startedMs` the moment on it at which the test began. Stops by itself when the code has
 * counted to its end (65 s). Throws where the browser has no canvas.
 */
export function sendPicture(options: {
  seal: Seal
  clock: Clock
  now(): number
  startedMs: number
  periodMs?: number
}): SentPicture {
  const { seal, clock, now, startedMs, periodMs = 1000 } = options
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d', { alpha: false })
  const [track] = pen ? canvas.captureStream().getVideoTracks() : []
  if (!pen || !track) throw new Error('no canvas to draw the test picture on')
  track.contentHint = 'motion'
  let counter = 0
  let flashed = 0
  let drawing = false
  let closed = false

  const draw = async () => {
    if (drawing || closed) return
    const clockMs = Math.floor(now() - startedMs)
    if (counter >= MOST_FRAMES || clockMs >= MOST_CLOCK_MS) return close()
    drawing = true
    const payload = await seal.payload(counter, clockMs)
    drawing = false
    if (closed) return
    const second = Math.floor(clockMs / periodMs)
    drawCode(pen, payload, second > flashed)
    flashed = second
    counter++
  }
  const timer = clock.setInterval(() => void draw(), 1000 / FRAMES_PER_SECOND)
  void draw()

  function close() {
    closed = true
    timer.cancel()
    track?.stop()
  }
  return { track, frames: () => counter, close }
}
