import type { Clock } from '#foundation/time'
import type { Page } from './document.ts'
import { fitInto, SLIDE } from './fit.ts'

const AGAIN_MS = 200
/** Frames a second that the canvas is looked at; pages turn, nothing moves. */
const FRAMES = 10
const AROUND = '#101418'

/** A page on its way out as a moving picture. Belongs to who made it; `close()` ends the track. */
export interface Slide {
  readonly track: MediaStreamTrack
  show(page: Page): void
  close(): void
}

export function createSlide(
  clock: Clock,
  canvas: HTMLCanvasElement = document.createElement('canvas'),
): Slide {
  canvas.width = SLIDE.width
  canvas.height = SLIDE.height
  const context = canvas.getContext('2d', { alpha: false })
  const [track] = canvas.captureStream(FRAMES).getVideoTracks()
  if (!context || !track) throw new Error('this browser draws no canvas that can be sent')
  // Sharpness before smooth movement.
  track.contentHint = 'text'
  let shown: Page | undefined

  const draw = () => {
    context.fillStyle = AROUND
    context.fillRect(0, 0, SLIDE.width, SLIDE.height)
    if (!shown) return
    const { x, y, width, height } = fitInto(shown, SLIDE)
    context.imageSmoothingQuality = 'high'
    context.drawImage(shown.image, x, y, width, height)
  }
  draw()
  const timer = clock.setInterval(draw, AGAIN_MS)

  return {
    track,
    show(page) {
      shown = page
      draw()
    },
    close() {
      clock.clearInterval(timer)
      track.stop()
      shown = undefined
    },
  }
}
