import type { Seal } from '../picture/seal.ts'
import { CODE_BYTES, signatureSecond, symbolsOf } from './signature.ts'
import type { SentSecond } from './sound-returned.ts'

/** The sound of a test as a track to be published. One owner; `close()` stops the track and is idempotent. */
export interface SentSound {
  readonly track: MediaStreamTrack
  /** What was and will be sent; `sentMs` in milliseconds of the audio context. */
  readonly seconds: readonly SentSecond[]
  close(): void
}

/**
 * Plays one signature a second (or another period, not below 660 ms) into a track, beginning with the first whole one
 * of the test that is still to come, for `seconds` of them. `now` and `startedMs` as in `sendPicture`. The context belongs to the caller and has to run.
 */
export async function sendSound(options: {
  context: AudioContext
  seal: Seal
  now(): number
  startedMs: number
  seconds: number
  periodMs?: number
}): Promise<SentSound> {
  const { context, seal, now, startedMs, periodMs = 1000 } = options
  const output = context.createMediaStreamDestination()
  const [track] = output.stream.getAudioTracks()
  if (!track) throw new Error('the browser gives no track of its own sound')
  const first = Math.floor((now() - startedMs) / periodMs) + 1
  const codes = await Promise.all(
    Array.from({ length: options.seconds }, async (_, at) => ({
      second: first + at,
      symbols: symbolsOf(await seal.derive('sound', first + at, CODE_BYTES)),
    })),
  )
  const began = context.currentTime - (now() - startedMs) / 1000
  const players = codes.map(({ second, symbols }) => {
    const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate)
    buffer.copyToChannel(signatureSecond(symbols, context.sampleRate), 0)
    const player = new AudioBufferSourceNode(context, { buffer })
    player.connect(output)
    player.start(began + (second * periodMs) / 1000)
    return player
  })
  return {
    track,
    seconds: codes.map((code) => ({ ...code, sentMs: began * 1000 + code.second * periodMs })),
    close() {
      for (const player of players) player.disconnect()
      players.length = 0
      track.stop()
    },
  }
}
