import type { CaptureState } from '#browser/media-client'
import {
  type MicrophoneMeasured,
  microphoneOf,
  playTone,
  SPEAKER_MS,
  type SpeakerHeard,
  type TappedSound,
  tapSound,
  trySpeaker,
  type WatchedCamera,
  watchCamera,
} from '#browser/self-test'
import type { Clock } from '#foundation/time'

/**
 * Watches camera and microphone during a test; their tracks stay their owner's and are not touched. One owner; `close()`
 * is idempotent.
 */
export interface DeviceWatch {
  camera(): ReturnType<WatchedCamera['measured']> | null
  /** Begins to listen, once. */
  listen(): Promise<void>
  /** What was heard so far; null: nothing was listened to. */
  microphone(): MicrophoneMeasured | null
  close(): void
}

export function watchDevices(options: {
  devices: CaptureState
  /** Null: the browser holds sound back. */
  context: AudioContext | null
  clock: Clock
  now(): number
}): DeviceWatch {
  const { devices, context, clock, now } = options
  const video = devices.camera.kind === 'ok' ? devices.camera.track : null
  const audio = devices.microphone.kind === 'ok' ? devices.microphone.track : null
  const camera = video && watchCamera({ track: video, clock, now })
  let tapped: TappedSound | undefined
  let listening = false
  let closed = false

  return {
    camera: () => camera?.measured() ?? null,
    async listen() {
      if (!audio || !context || listening) return
      listening = true
      const tap = await tapSound(context, audio)
      if (closed) tap.close()
      else tapped = tap
    },
    microphone() {
      if (!tapped || !audio) return null
      const { samples, rate } = tapped.recording()
      return microphoneOf(samples, rate, audio.muted || !audio.enabled || audio.readyState === 'ended')
    },
    close() {
      closed = true
      camera?.close()
      tapped?.close()
    },
  }
}

/**
 * Plays the tone and listens for it with the same microphone once more, as it hears without echo cancellation; where
 * that can't be had, with the one that is open. Null: there is no microphone to listen with.
 */
export async function tryLoudspeaker(
  context: AudioContext,
  microphone: MediaStreamTrack | null,
  signal: AbortSignal,
): Promise<SpeakerHeard | null> {
  if (!microphone) return null
  const raw = await openRaw(microphone)
  try {
    return await trySpeaker({ context, microphone: raw ?? microphone, signal })
  } finally {
    raw?.stop()
  }
}

async function openRaw(microphone: MediaStreamTrack): Promise<MediaStreamTrack | null> {
  const { deviceId } = microphone.getSettings()
  const audio: MediaTrackConstraints = {
    ...(deviceId !== undefined && { deviceId: { exact: deviceId } }),
    ...{ echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio })
    return stream.getAudioTracks()[0] ?? null
  } catch {
    return null
  }
}

const BETWEEN_TONES_MS = 600

/** Plays the tone again and again until `signal`, for the person who is asked whether it can be heard. */
export function repeatTone(context: AudioContext, clock: Clock, signal: AbortSignal): void {
  if (signal.aborted) return
  let tone = playTone(context)
  const timer = clock.setInterval(() => {
    tone.stop()
    tone = playTone(context)
  }, SPEAKER_MS + BETWEEN_TONES_MS)
  signal.addEventListener('abort', () => {
    timer.cancel()
    tone.stop()
  })
}

/**
 * Whether this computer has a loudspeaker, as far as the browser tells: one that lets pages choose among loudspeakers
 * lists them all.
 */
export async function hasLoudspeaker(): Promise<boolean> {
  if (!('setSinkId' in HTMLMediaElement.prototype)) return true
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.some(({ kind }) => kind === 'audiooutput')
}
