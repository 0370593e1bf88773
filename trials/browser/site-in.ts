import type { Locator, Page } from 'playwright-core'
import type { SiteId, SourceKey } from '#contract'
import { cast, WALL_PATCH } from '#trials/media'
import { tonesOf } from './decode.ts'

/** How far (Euclid in sRGB) a wall may lie from its colour after coding; walls lie at least 55 apart. */
const sameWall = 27

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))

/** Which room of the cast an image or video shows, by the colour of its wall. `null`: none of them, or no picture. */
export async function siteIn(picture: Locator): Promise<SiteId | null> {
  if ((await picture.count()) !== 1) return null
  const colour = await picture.evaluate(wallColour, WALL_PATCH)
  return cast.find(({ wall }) => colour && distance(wall, colour) < sameWall)?.site ?? null
}

/** The same of the moving picture that a room's page shows as this source. */
export const siteShownAs = (page: Page, source: SourceKey): Promise<SiteId | null> =>
  siteIn(page.locator(`video[data-source="${source}"]`))

/** Which rooms of the cast a page plays now, loudest first, by the frequency of their sounds. */
export const sitesHeard = (page: Page): Promise<SiteId[]> =>
  tonesOf(
    page,
    cast.map(({ site, wall, toneHz }) => ({ name: site, colour: wall, toneHz })),
  )

/** Runs in the page: the mean colour of the patch, of the whole picture however it is cut on the screen. */
function wallColour(
  element: Element,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): number[] | null {
  const isVideo = element instanceof HTMLVideoElement
  if (!isVideo && !(element instanceof HTMLImageElement)) return null
  const width = isVideo ? element.videoWidth : element.naturalWidth
  const height = isVideo ? element.videoHeight : element.naturalHeight
  const canvas = document.createElement('canvas')
  canvas.width = 16
  canvas.height = 16
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen || width === 0) return null
  const [w, h] = [(right - left) * width, (bottom - top) * height]
  pen.drawImage(element, left * width, top * height, w, h, 0, 0, 16, 16)
  const pixels = pen.getImageData(0, 0, 16, 16).data
  return [0, 1, 2].map((part) => {
    let sum = 0
    for (let at = part; at < pixels.length; at += 4) sum += pixels[at] ?? 0
    return sum / (pixels.length / 4)
  })
}
