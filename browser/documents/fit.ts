export interface Size {
  width: number
  height: number
}

/** What goes out, pixels. */
export const SLIDE: Size = { width: 1920, height: 1080 }

/** Where a page lies in the box: as large as fits, at most `most` times its size, in the middle, on whole pixels. */
export function fitInto(page: Size, box: Size, most = 1): Size & { x: number; y: number } {
  const scale = Math.min(most, box.width / page.width, box.height / page.height)
  const width = Math.max(1, Math.round(page.width * scale))
  const height = Math.max(1, Math.round(page.height * scale))
  return {
    width,
    height,
    x: Math.floor((box.width - width) / 2),
    y: Math.floor((box.height - height) / 2),
  }
}
