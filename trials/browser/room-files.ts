import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { waveOf } from './wave.ts'

/** What is wrong with a made-up camera; `none`: a lit room in which something moves. */
export type CameraFault = 'none' | 'black' | 'frozen'
/** What is wrong with a made-up microphone; `none`: somebody speaks at −26 dBov. */
export type MicrophoneFault = 'none' | 'silent' | 'clipping'

const WIDTH = 1280
const HEIGHT = 720
const FRAMES_PER_SECOND = 30
const FRAMES = 10

/** Writes 720p at 30 frames a second for a fake camera; gives the path of the file. */
export function writeCamera(folder: string, fault: CameraFault): string {
  const path = join(folder, `camera-${fault}.y4m`)
  const frames = fault === 'none' ? FRAMES : 1
  const parts: Buffer[] = [
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`),
  ]
  for (let frame = 0; frame < frames; frame++) {
    const luma = fault === 'black' ? Buffer.alloc(WIDTH * HEIGHT, 16) : room(frame)
    parts.push(Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128))
  }
  writeFileSync(path, Buffer.concat(parts))
  return path
}

/** Light falls from the left over a wall with edges, and a figure passes through the middle. */
function room(frame: number): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++)
      luma[y * WIDTH + x] = 60 + Math.round((120 * x) / WIDTH) + ((((x >> 5) + (y >> 5)) * 7) % 40)
  const left = Math.round((frame / FRAMES) * (WIDTH - 200))
  for (let y = HEIGHT / 4; y < HEIGHT; y++) luma.fill(220, y * WIDTH + left, y * WIDTH + left + 200)
  return luma
}

const RATE = 48_000
const SECONDS = 4
/** Seconds at which syllables begin, and how long they last: quick and slow ones, with pauses for breath. */
const syllables = [
  [0, 0.22],
  [0.28, 0.15],
  [0.5, 0.3],
  [0.86, 0.18],
  [1.1, 0.26],
  [1.7, 0.2],
  [1.96, 0.32],
  [2.34, 0.16],
  [2.6, 0.28],
  [3.2, 0.24],
  [3.5, 0.3],
] as const

/** Writes a WAV for a fake microphone; gives the path of the file. */
export function writeMicrophone(folder: string, fault: MicrophoneFault): string {
  const path = join(folder, `microphone-${fault}.wav`)
  const samples = new Int16Array(RATE * SECONDS)
  if (fault !== 'silent') {
    const speech = speak()
    const gain = fault === 'clipping' ? 60 : 1
    for (const [at, value] of speech.entries())
      samples[at] = Math.round(32_767 * Math.max(-1, Math.min(1, gain * value)))
  }
  writeFileSync(path, waveOf(samples, RATE))
  return path
}

/** Syllables of a voice of 130 Hz and its overtones; while it speaks −26 dBov (ITU-T P.56, G.100.1). */
function speak(): Float64Array {
  const speech = new Float64Array(RATE * SECONDS)
  let power = 0
  let active = 0
  for (const [begins, lasts] of syllables)
    for (let at = Math.round(begins * RATE); at < (begins + lasts) * RATE; at++) {
      const inside = (at / RATE - begins) / lasts
      const pitch = 130 + 25 * Math.sin(7 * begins) - 20 * inside
      let value = 0
      for (let partial = 1; partial <= 16; partial++)
        value +=
          Math.sin((2 * Math.PI * pitch * partial * at) / RATE + partial) / (1 + Math.abs(partial - 5) / 2)
      speech[at] = value * Math.sin(Math.PI * inside)
      power += (speech[at] ?? 0) ** 2
      active++
    }
  const gain = 10 ** (-26 / 20) / Math.sqrt(power / active)
  return speech.map((value) => value * gain)
}
