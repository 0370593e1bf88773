import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LOOP_SECONDS, SOUND_PACKET_MS } from '../clip.ts'
import { type Voice, voiceLoops } from './voice.ts'

const SAMPLES = (48_000 * SOUND_PACKET_MS) / 1000

/** How loud each packet of the loop is: dBov, whole numbers, 0 is the loudest (RFC 6464). */
export async function writeLevels(folder: string, voice: Voice): Promise<void> {
  const pcm = voiceLoops(voice, LOOP_SECONDS, 1)
  const levels = Array.from({ length: (LOOP_SECONDS * 1000) / SOUND_PACKET_MS }, (_, packet) => {
    let power = 0
    for (let at = 0; at < SAMPLES; at++) power += (pcm.readInt16LE((packet * SAMPLES + at) * 2) / 32_767) ** 2
    return Math.max(-127, Math.round(10 * Math.log10(power / SAMPLES)))
  })
  await writeFile(join(folder, 'microphone-levels.json'), `${JSON.stringify(levels)}\n`)
}
