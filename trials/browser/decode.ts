import type { Page } from 'playwright-core'
import type { SourceKey } from '#contract'
import type { Pattern } from './pattern.ts'

/** How far two colours may lie apart (Euclid in sRGB) and still be the same after coding. */
const sameColour = 60

/** Which pattern a page shows as the picture of a source, and whether it moves. `null`: no such picture. */
export async function pictureOf(
  page: Page,
  source: SourceKey,
  known: readonly Pattern[],
): Promise<{ pattern: string | null; moves: boolean } | null> {
  const seen = await page.evaluate(samplePicture, source)
  if (!seen) return null
  const near = known.find(({ colour }) => distance(colour, seen.colour) < sameColour)
  return { pattern: near?.name ?? null, moves: seen.moves }
}

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))

/** Runs in the page: mean colour of the upper third, and whether the bar in the lower half went on. */
async function samplePicture(source: string): Promise<{ colour: number[]; moves: boolean } | null> {
  const video = document.querySelector<HTMLVideoElement>(`video[data-source="${source}"]`)
  if (!video || video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = 64
  canvas.height = 36
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  const read = () => {
    pen.drawImage(video, 0, 0, 64, 36)
    const upper = pen.getImageData(8, 2, 48, 10).data
    const colour = [0, 1, 2].map((part) => {
      let sum = 0
      for (let at = part; at < upper.length; at += 4) sum += upper[at] ?? 0
      return sum / (upper.length / 4)
    })
    const lower = pen.getImageData(0, 26, 64, 1).data
    let bar = 0
    let brightest = -1
    for (let x = 0; x < 64; x++) {
      const light = (lower[x * 4] ?? 0) + (lower[x * 4 + 1] ?? 0) + (lower[x * 4 + 2] ?? 0)
      if (light > brightest) [bar, brightest] = [x, light]
    }
    return { colour, bar }
  }
  const bars = new Set<number>()
  let last = read()
  for (let sample = 0; sample < 5; sample++) {
    bars.add(last.bar)
    await new Promise((done) => setTimeout(done, 110))
    last = read()
  }
  return { colour: last.colour, moves: bars.size > 1 }
}

/** Which of the known tones a page plays now, loudest first, measured over a second and a half. */
export async function tonesOf(page: Page, known: readonly Pattern[]): Promise<string[]> {
  const levels = await page.evaluate(
    sampleTones,
    known.map(({ toneHz }) => toneHz),
  )
  return known
    .map(({ name }, index) => ({ name, level: levels[index] ?? 0 }))
    .filter(({ level }) => level > toneThreshold)
    .sort((a, b) => b.level - a.level)
    .map(({ name }) => name)
}

/** Level of the analyser's bin, 0 to 255 on its scale of −100 to −30 dB; silence stays below 60. */
const toneThreshold = 120

/**
 * Runs in the page: for each frequency the level that the page's loudspeaker elements played in at least 6 of 30 looks.
 * A tone is on for more than half of the time; a crack of a busy machine has every frequency, for one look or two.
 */
async function sampleTones(frequencies: number[]): Promise<number[]> {
  const context = new AudioContext({ sampleRate: 48_000 })
  await context.resume()
  const analyser = context.createAnalyser()
  analyser.fftSize = 2048
  analyser.smoothingTimeConstant = 0
  for (const element of window.loudspeakers ?? []) {
    const stream = element.srcObject
    if (
      stream instanceof MediaStream &&
      stream.getAudioTracks().length > 0 &&
      !element.paused &&
      !element.muted
    )
      context.createMediaStreamSource(stream).connect(analyser)
  }
  const bins = new Uint8Array(analyser.frequencyBinCount)
  const seen = frequencies.map((): number[] => [])
  for (let sample = 0; sample < 30; sample++) {
    await new Promise((done) => setTimeout(done, 50))
    analyser.getByteFrequencyData(bins)
    for (const [index, hz] of frequencies.entries()) {
      const bin = Math.round((hz / 48_000) * analyser.fftSize)
      seen[index]?.push(Math.max(bins[bin - 1] ?? 0, bins[bin] ?? 0, bins[bin + 1] ?? 0))
    }
  }
  await context.close()
  return seen.map((levels) => levels.toSorted((one, other) => other - one)[5] ?? 0)
}

/** To run in a page before its own scripts: remembers the elements that it plays sound with. */
export function watchLoudspeakers(): void {
  const players = new Set<HTMLMediaElement>()
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (this instanceof HTMLAudioElement) players.add(this)
    return play.call(this)
  }
  window.loudspeakers = players
}

declare global {
  interface Window {
    loudspeakers?: Set<HTMLMediaElement>
  }
}
