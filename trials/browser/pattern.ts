import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waveOf } from './wave.ts'

/** What a fake camera shows and a fake microphone hears. Colours are sRGB, 0 to 255; frequencies in Hz. */
export interface Pattern {
  name: string
  colour: readonly [red: number, green: number, blue: number]
  toneHz: number
}

/** Told apart at a glance by a program: far from each other in colour, at least 250 Hz apart in sound. */
export const patterns = {
  red: { name: 'red', colour: [200, 40, 40], toneHz: 600 },
  green: { name: 'green', colour: [40, 180, 60], toneHz: 900 },
  blue: { name: 'blue', colour: [50, 70, 210], toneHz: 1300 },
  yellow: { name: 'yellow', colour: [215, 195, 40], toneHz: 1800 },
} as const satisfies Record<string, Pattern>

const width = 1280
const height = 720
const framesPerSecond = 15
const frames = 15
const barWidth = 80

/** Writes both files into `folder`. */
export function writePattern(folder: string, pattern: Pattern): { video: string; audio: string } {
  mkdirSync(folder, { recursive: true })
  const video = join(folder, `${pattern.name}.y4m`)
  const audio = join(folder, `${pattern.name}.wav`)
  writeFileSync(video, movingBar(pattern.colour))
  writeFileSync(audio, beeps(pattern.toneHz))
  return { video, audio }
}

/** A field of the colour, and a white bar that crosses its lower half once a second. */
function movingBar([red, green, blue]: Pattern['colour']): Buffer {
  // BT.601, limited range: what Chromium takes Y4M to be.
  const y = Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue)
  const u = Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue)
  const v = Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue)
  const parts: Buffer[] = [
    Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`),
  ]
  for (let frame = 0; frame < frames; frame++) {
    const luma = Buffer.alloc(width * height, y)
    const left = Math.round((frame / frames) * (width - barWidth))
    for (let row = height / 2; row < height; row++)
      luma.fill(235, row * width + left, row * width + left + barWidth)
    parts.push(
      Buffer.from('FRAME\n'),
      luma,
      Buffer.alloc((width * height) / 4, u),
      Buffer.alloc((width * height) / 4, v),
    )
  }
  return Buffer.concat(parts)
}

/** Beeps rather than a tone: noise suppression takes a steady tone for noise. One second, 16 bit mono 48 kHz. */
function beeps(hz: number): Buffer {
  const rate = 48_000
  const samples = new Int16Array(rate)
  for (let index = 0; index < rate; index++) {
    const on = (index / rate) % 0.25 < 0.15
    samples[index] = on ? Math.round(9000 * Math.sin((2 * Math.PI * hz * index) / rate)) : 0
  }
  return waveOf(samples, rate)
}
