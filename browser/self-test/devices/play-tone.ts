import { speakerTone } from './speaker.ts'

/** Plays the tone on the context's loudspeaker, once, from now on. Returns the moment at which it begins, and the way to stop it. */
export function playTone(context: AudioContext): { beganS: number; stop(): void } {
  const tone = speakerTone(context.sampleRate)
  const buffer = context.createBuffer(1, tone.length, context.sampleRate)
  buffer.copyToChannel(tone, 0)
  const player = new AudioBufferSourceNode(context, { buffer })
  player.connect(context.destination)
  const beganS = context.currentTime
  player.start(beganS)
  return { beganS, stop: () => player.disconnect() }
}
