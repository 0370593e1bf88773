import { spawn } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FRAMES_PER_SECOND, LOOP_SECONDS, layers, SOUND_PACKET_MS } from '../clip.ts'
import { type Voice, voiceLoops } from './voice.ts'

/** Frames between key frames: one each second, so that a request for one is soon answered from the loop. */
const KEY_EVERY = FRAMES_PER_SECOND
const FRAMES = LOOP_SECONDS * FRAMES_PER_SECOND

/** Draws the loop once and encodes it at every layer: VP8 of even quality (a bit rate target would
 * give a sharp first second and shifting colours after it), no hidden frames. */
export async function encodeCamera(folder: string, draw: (turn: number) => Promise<Buffer>): Promise<void> {
  const split = layers.map((_, index) => `[in${index}]`).join('')
  const scale = layers.map(
    ({ width, height }, index) => `[in${index}]scale=${width}:${height}:flags=lanczos[out${index}]`,
  )
  const outputs = layers.flatMap(({ quantizer }, index) => [
    ...['-map', `[out${index}]`, '-c:v', 'libvpx', '-g', `${KEY_EVERY}`, '-keyint_min', `${KEY_EVERY}`],
    ...['-crf', `${quantizer}`, '-qmin', `${quantizer}`, '-qmax', `${quantizer + 18}`, '-b:v', '2M'],
    ...['-static-thresh', '1500', '-auto-alt-ref', '0', '-lag-in-frames', '0', '-deadline', 'good'],
    ...['-cpu-used', '2', '-pix_fmt', 'yuv420p', '-f', 'ivf', join(folder, `camera-${index}.ivf`)],
  ])
  const ffmpeg = runFfmpeg([
    ...['-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', `${FRAMES_PER_SECOND}`, '-i', '-'],
    ...['-filter_complex', [`split=${layers.length}${split}`, ...scale].join(';')],
    ...outputs,
  ])
  for (let frame = 0; frame < FRAMES; frame++) {
    const picture = await draw(frame / FRAMES)
    if (!ffmpeg.input.write(picture)) await new Promise((resolve) => ffmpeg.input.once('drain', resolve))
  }
  ffmpeg.input.end()
  await ffmpeg.finished
}

/**
 * Encodes the voice three times over and keeps the middle, so that the decoder's state at the end of the
 * loop is that at its start.
 */
export async function encodeMicrophone(folder: string, voice: Voice): Promise<void> {
  const raw = join(folder, 'voice.pcm')
  const whole = join(folder, 'whole.ogg')
  await writeFile(raw, voiceLoops(voice, LOOP_SECONDS, 3))
  const encode = runFfmpeg([
    ...['-f', 's16le', '-ar', '48000', '-ac', '1', '-i', raw],
    ...[
      '-c:a',
      'libopus',
      '-b:a',
      '24k',
      '-application',
      'voip',
      '-frame_duration',
      `${SOUND_PACKET_MS}`,
      whole,
    ],
  ])
  encode.input.end()
  await encode.finished
  const cut = runFfmpeg([
    ...['-ss', `${LOOP_SECONDS}`, '-i', whole],
    ...['-c', 'copy', '-frames:a', `${(LOOP_SECONDS * 1000) / SOUND_PACKET_MS}`],
    ...['-page_duration', '1000000', join(folder, 'microphone.ogg')],
  ])
  cut.input.end()
  await cut.finished
  await Promise.all([rm(raw), rm(whole)])
}

function runFfmpeg(options: string[]) {
  const process = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', '-bitexact', ...options], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const finished = new Promise<void>((resolve, reject) => {
    process.on('error', reject)
    process.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
  return { input: process.stdin, finished }
}
