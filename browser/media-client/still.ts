import { MAX_STILL_BYTES } from '#contract/room'
import type { Clock, Timer } from '#foundation/time'

const WIDTH = 320
const HEIGHT = 180
const FIRST_MS = 1000
const EVERY_MS = 5000
const QUALITIES = [0.7, 0.5, 0.3]

/** Sends a small still of the camera for the walls every 5 s, on air or not. One owner; `close()` is idempotent. */
export interface Stills {
  /** Null: no camera, no stills. */
  setTrack(track: MediaStreamTrack | null): void
  close(): void
}

export function createStills(options: { clock: Clock; send(still: Blob): Promise<void> }): Stills {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  let timer: Timer | undefined
  let track: MediaStreamTrack | null = null

  const shoot = async () => {
    const mine = track
    if (mine?.readyState !== 'live') return
    try {
      const still = await draw(video, canvas)
      if (still && mine === track) await options.send(still)
    } catch {
      // The next one comes in five seconds; a still that did not arrive is missed on the wall, where its age shows.
    }
  }
  const plan = (ms: number) => {
    timer?.cancel()
    timer = options.clock.setTimeout(() => {
      plan(EVERY_MS)
      void shoot()
    }, ms)
  }

  return {
    setTrack(next) {
      if (next === track) return
      track = next
      video.srcObject = next && new MediaStream([next])
      if (next) {
        video.play().catch(() => {})
        plan(FIRST_MS)
      } else timer?.cancel()
    },
    close() {
      track = null
      timer?.cancel()
      video.srcObject = null
    },
  }
}

/** The whole picture in 320×180, as JPEG of at most the size that a node accepts; null while there is no picture. */
async function draw(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<Blob | null> {
  const context = canvas.getContext('2d')
  if (!context || video.videoWidth === 0) return null
  const scale = Math.min(WIDTH / video.videoWidth, HEIGHT / video.videoHeight)
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale]
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.drawImage(video, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height)
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob && blob.size <= MAX_STILL_BYTES) return blob
  }
  return null
}
