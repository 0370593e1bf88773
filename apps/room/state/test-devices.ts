import type { Capture, CaptureState } from '#browser/media-client'
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

/** What was heard while the person was asked to speak. Null: nothing was listened to. */
export interface Listened {
  /** As it is sent: without echo and noise, at the browser's own level. */
  sent: MicrophoneMeasured | null
  /** As the microphone gives it. */
  raw: MicrophoneMeasured | null
}

/**
 * Watches camera and microphone during a test; their tracks stay their owner's and are not touched. One owner; `close()`
 * is idempotent.
 */
export interface DeviceWatch {
  camera(): ReturnType<WatchedCamera['measured']> | null
  /**
   * Plays the tone and listens for it with the microphone as it is, opened once more without echo cancellation; where
   * that can't be had, with the one that is sent. Null: nothing to play on or to listen with.
   */
  tryLoudspeaker(signal: AbortSignal): Promise<SpeakerHeard | null>
  /** Begins to listen, once. */
  listen(): Promise<void>
  /** What was heard so far. */
  listened(): Listened
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
  const taps: { sent?: TappedSound; raw?: TappedSound } = {}
  let raw: MediaStreamTrack | null = null
  let listening = false
  let closed = false

  const tap = async (name: keyof typeof taps, track: MediaStreamTrack) => {
    if (!context) return
    const tapped = await tapSound(context, track)
    if (closed) tapped.close()
    else taps[name] = tapped
  }
  const heard = (tapped: TappedSound | undefined, track: MediaStreamTrack | null) => {
    if (!tapped || !track) return null
    const { samples, rate } = tapped.recording()
    return microphoneOf(samples, rate, track.muted || !track.enabled || track.readyState === 'ended')
  }

  return {
    camera: () => camera?.measured() ?? null,
    async tryLoudspeaker(signal) {
      if (!audio || !context) return null
      raw = await openRaw(audio)
      if (closed) raw?.stop()
      return trySpeaker({ context, microphone: raw ?? audio, signal })
    },
    async listen() {
      if (!audio || listening) return
      listening = true
      await Promise.all([tap('sent', audio), raw && tap('raw', raw)])
    },
    listened: () => ({ sent: heard(taps.sent, audio), raw: heard(taps.raw, raw) }),
    close() {
      closed = true
      camera?.close()
      taps.sent?.close()
      taps.raw?.close()
      raw?.stop()
    },
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

/** When it is known whether there are a camera and a microphone, or at `signal`: somebody may still be asked. */
export function untilKnown(devices: Capture['state'], signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const look = () => {
      const { camera, microphone } = devices.get()
      const isKnown = [camera, microphone].every(({ kind }) => kind === 'ok' || kind === 'fault')
      if (!isKnown && !signal.aborted) return
      stop()
      signal.removeEventListener('abort', look)
      over()
    }
    const stop = devices.subscribe(look)
    signal.addEventListener('abort', look)
    look()
  })
}
