import type { Clock } from '#foundation/time'
import { eachFrame, type FrameShown } from '../each-frame.ts'
import { lumaOf } from '../picture/luma.ts'
import { type CameraMeasured, type CameraSample, cameraOf } from './camera.ts'

/** Looks at a camera while a test runs. One owner; `close()` is idempotent and leaves the track alone. */
export interface WatchedCamera {
  measured(): CameraMeasured & { width: number; height: number }
  close(): void
}

/** Four looks a second of 64 × 36 pixels each: well under one per cent of a core. */
const EVERY_MS = 250
const WIDTH = 64
const HEIGHT = 36
/** A minute of looks, and of frames at 60 a second. */
const MOST_LOOKS = 240
const MOST_FRAMES = 3600

/** `now`: monotonic milliseconds (`performance.now`). The track belongs to the caller. */
export function watchCamera(options: {
  track: MediaStreamTrack
  clock: Clock
  now(): number
}): WatchedCamera {
  const { now } = options
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([options.track])
  video.play().catch(() => {})
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  const samples: CameraSample[] = []
  const frames: FrameShown[] = []
  const fromMs = now()

  const read = () => (pen ? lumaOf(pen.getImageData(0, 0, WIDTH, HEIGHT)) : null)
  const look = () => {
    const { videoWidth, videoHeight } = video
    if (!pen || videoWidth === 0) return
    pen.drawImage(video, 0, 0, WIDTH, HEIGHT)
    const whole = read()
    const [left, top] = [(videoWidth - WIDTH) >> 1, (videoHeight - HEIGHT) >> 1]
    pen.drawImage(video, left, top, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT)
    const detail = read()
    if (whole && detail) samples.push({ atMs: now(), whole, detail })
    if (samples.length > MOST_LOOKS) samples.shift()
  }
  const timer = options.clock.setInterval(look, EVERY_MS)
  const stop = eachFrame(video, now, (frame) => {
    frames.push(frame)
    if (frames.length > MOST_FRAMES) frames.shift()
  })

  return {
    measured: () => ({
      ...cameraOf(samples, frames, Math.max(fromMs, samples[0]?.atMs ?? fromMs), now()),
      width: video.videoWidth,
      height: video.videoHeight,
    }),
    close() {
      timer.cancel()
      stop()
      video.srcObject = null
    },
  }
}
