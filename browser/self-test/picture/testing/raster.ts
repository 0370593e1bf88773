import type { Pen } from '../draw-code.ts'
import type { Luma, Pixels } from '../luma.ts'

/** A pen that fills rectangles of black and white in memory: what a canvas does, without a browser. */
export function createRaster(width: number, height: number): Pen & { luma(): Luma } {
  const data = new Uint8Array(width * height)
  return {
    canvas: { width, height },
    fillStyle: '#000000',
    fillRect(x, y, w, h) {
      const level = this.fillStyle === '#ffffff' ? 255 : 0
      for (let row = y; row < y + h; row++) data.fill(level, row * width + x, row * width + x + w)
    },
    luma: () => ({ width, height, data }),
  }
}

/** As `getImageData` would give it. */
export function pixelsOf({ width, height, data }: Luma): Pixels {
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (const [at, level] of data.entries()) rgba.set([level, level, level, 255], at * 4)
  return { width, height, data: rgba }
}
