import { tapSound } from '../sound/tap-sound.ts'
import { playTone } from './play-tone.ts'
import { SPEAKER_MS, type SpeakerHeard, speakerHeard } from './speaker.ts'

/** After the tone, until the slowest loudspeaker has played it and its sound was recorded. */
const TAIL_MS = 700

/**
 * Plays the tone on the context's loudspeaker and listens with a microphone that is open anyway; takes 3.1 s, or until
 * `signal`. The context and the track belong to the caller; a microphone that cancels echoes gives `unknown` for `no`.
 */
export async function trySpeaker(options: {
  context: AudioContext
  microphone: MediaStreamTrack
  signal: AbortSignal
}): Promise<SpeakerHeard> {
  const { context, microphone, signal } = options
  const tapped = await tapSound(context, microphone)
  const tone = playTone(context)
  try {
    await pause(SPEAKER_MS + TAIL_MS, signal)
    const { samples, rate, startMs } = tapped.recording()
    const from = Math.max(0, Math.round(((tone.beganS * 1000 - startMs) * rate) / 1000))
    const works = microphone.readyState === 'live' && microphone.enabled && !microphone.muted
    const cancels = microphone.getSettings().echoCancellation
    return speakerHeard(samples.subarray(from), rate, works && (cancels === false || cancels === undefined))
  } finally {
    tone.stop()
    tapped.close()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    if (signal.aborted) return over()
    const timer = setTimeout(over, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      over()
    })
  })
}
