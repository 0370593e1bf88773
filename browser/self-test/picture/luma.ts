/** RGBA, eight bits each, row by row: what `getImageData` gives. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: ArrayLike<number>
}

/** Brightness of each pixel, 0 to 255. */
export interface Luma {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Brightness by ITU-R BT.601 weights (0.299, 0.587, 0.114), those of the video that browsers make of a canvas. */
export function lumaOf({ width, height, data }: Pixels): Luma {
  const luma = new Uint8Array(width * height)
  for (let at = 0; at < luma.length; at++) {
    const red = data[at * 4] ?? 0
    const green = data[at * 4 + 1] ?? 0
    const blue = data[at * 4 + 2] ?? 0
    luma[at] = (299 * red + 587 * green + 114 * blue + 500) / 1000
  }
  return { width, height, data: luma }
}
