import { errors, type Locator, type Page } from 'playwright-core'
import type { SiteId, SourceKey } from '#contract'
import { cast, WALL_PATCH } from '#trials/media'

/** How far (Euclid in sRGB) a wall may lie from its colour after coding; walls lie at least 55 apart. */
const sameWall = 27

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))

/** What was asked of an element of the page; null where the page has taken it away meanwhile. */
export async function ofElement<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof errors.TimeoutError) return null
    throw error
  }
}
/** How long an element is asked for that was there a moment ago, in milliseconds. */
export const STILL_THERE = { timeout: 3_000 }

/** Which room of the cast an image or video shows, by the colour of its wall. `null`: none of them, or no picture. */
export async function siteIn(picture: Locator): Promise<SiteId | null> {
  if ((await picture.count()) !== 1) return null
  const colour = await ofElement(picture.evaluate(wallColour, WALL_PATCH, STILL_THERE))
  return cast.find(({ wall }) => colour && distance(wall, colour) < sameWall)?.site ?? null
}

/** The same of the moving picture that a room's page shows as this source. */
export const siteShownAs = (page: Page, source: SourceKey): Promise<SiteId | null> =>
  siteIn(page.locator(`video[data-source="${source}"]`))

/** Decibels of full scale below which nobody is heard, and how far below the loudest a room still is. */
const silence = -75
const besideTheLoudest = 10

/** Which rooms of the cast a page plays now, loudest first, by the base frequencies of their voices. */
export async function sitesHeard(page: Page): Promise<SiteId[]> {
  const levels = await page.evaluate(
    voiceLevels,
    cast.map(({ toneHz }) => toneHz),
  )
  const loudest = Math.max(...levels)
  return cast
    .map(({ site }, index) => ({ site, level: levels[index] ?? silence }))
    .filter(({ level }) => level > silence && level > loudest - besideTheLoudest)
    .sort((one, other) => other.level - one.level)
    .map(({ site }) => site)
}

/**
 * Runs in the page: for each frequency the highest level in decibels that the page's loudspeaker elements played in
 * a second and a half. Windows of a third of a second tell 3 Hz apart, so that no voice's overtone counts as another.
 */
async function voiceLevels(frequencies: number[]): Promise<number[]> {
  const context = new AudioContext({ sampleRate: 48_000 })
  await context.resume()
  const analyser = context.createAnalyser()
  analyser.fftSize = 16_384
  analyser.smoothingTimeConstant = 0
  for (const { srcObject, paused, muted } of window.loudspeakers ?? []) {
    const plays = srcObject instanceof MediaStream && srcObject.getAudioTracks().length > 0
    if (plays && !paused && !muted) context.createMediaStreamSource(srcObject).connect(analyser)
  }
  const bins = new Float32Array(analyser.frequencyBinCount)
  const levels = frequencies.map(() => -200)
  for (let sample = 0; sample < 15; sample++) {
    await new Promise((done) => setTimeout(done, 100))
    // The first windows hold the beginning of the sound, which has every frequency.
    if (sample < 4) continue
    analyser.getFloatFrequencyData(bins)
    for (const [index, hertz] of frequencies.entries()) {
      const bin = Math.round((hertz / 48_000) * analyser.fftSize)
      const level = Math.max(bins[bin - 1] ?? -200, bins[bin] ?? -200, bins[bin + 1] ?? -200)
      levels[index] = Math.max(levels[index] ?? -200, level)
    }
  }
  await context.close()
  return levels
}

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
