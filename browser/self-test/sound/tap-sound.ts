import { type Recording, recordingOf, type SoundBlock } from './recording.ts'
import worklet from './tap-worklet.ts?worker&url'

/** Listens to a track. One owner; `close()` is idempotent. */
export interface TappedSound {
  /** What was heard since the tap was opened, at most the last 30 s. */
  recording(): Recording
  close(): void
}

/** 6 MB at 48 kHz: as long as the longest test. */
const MOST_SECONDS = 30

/** The module is loaded once for each context. */
const loaded = new WeakMap<AudioContext, Promise<void>>()

/**
 * Taps a track, one's own or one that came back. To be called as soon as the track is there: what comes while nobody
 * listens is kept by the browser and played too fast later. The context belongs to the caller and has to run; sent and
 * heard moments of one context have one clock, so their difference is the delay. Rejects where there are no audio
 * worklets.
 */
export async function tapSound(context: AudioContext, track: MediaStreamTrack): Promise<TappedSound> {
  const stream = new MediaStream([track])
  // Chromium gives a remote track's sound to a context only while an element plays it too.
  const pump = new Audio()
  pump.muted = true
  pump.srcObject = stream
  pump.play().catch(() => {})
  try {
    await load(context)
  } catch (error) {
    pump.srcObject = null
    throw error
  }
  const source = context.createMediaStreamSource(stream)
  const tap = new AudioWorkletNode(context, 'sound-tap', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  })
  const blocks: SoundBlock[] = []
  const { sampleRate } = context
  tap.port.onmessage = ({ data }: MessageEvent<SoundBlock>) => {
    blocks.push(data)
    while (data.frame - (blocks[0]?.frame ?? data.frame) > MOST_SECONDS * sampleRate) blocks.shift()
  }
  source.connect(tap)
  return {
    recording: () => recordingOf(blocks, sampleRate),
    close() {
      source.disconnect()
      tap.port.onmessage = null
      tap.port.postMessage('close')
      pump.srcObject = null
    },
  }
}

function load(context: AudioContext): Promise<void> {
  const before = loaded.get(context)
  if (before) return before
  const loading = context.audioWorklet.addModule(worklet)
  loaded.set(context, loading)
  loading.catch(() => loaded.delete(context))
  return loading
}
