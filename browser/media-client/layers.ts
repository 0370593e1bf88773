import type { Layer } from '#contract'
import type { Clock, Timer } from '#foundation/time'

const AGAIN_MS = 20
/**
 * When a camera that began to be sent sends further key frames, after its first. Browsers answer at most one request
 * for a key frame in 300 ms and forget the others, so a receiver that is ready a moment after the first key frame
 * would wait for the server to ask again, a second later.
 */
export const cameraKeyFramesMs: readonly number[] = [100, 200, 300]

/** What the camera is sent as: about 180p, 360p and 720p of a 720p picture; bit rates in bit/s. */
export const cameraEncodings: RTCRtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 100_000, active: false },
  { scaleResolutionDownBy: 2, maxBitrate: 350_000, active: false },
  { scaleResolutionDownBy: 1, maxBitrate: 1_500_000, active: false },
]

/** Content is sent as one layer, bit/s and frames a second. */
export const contentEncodings: RTCRtpEncodingParameters[] = [
  { maxBitrate: 2_000_000, maxFramerate: 15, active: false },
]

/** Which encodings shall run: those up to the wanted layer; none for null. */
export function activeEncodings(count: number, highest: Layer | null): boolean[] {
  return Array.from({ length: count }, (_, index) => highest !== null && index <= highest)
}

/**
 * Keeps a sender at what was last asked of it. Parameters are read and written in one go, because a sender
 * refuses parameters that were read before another change; of requests that come meanwhile the last one counts.
 * Chromium says yes to parameters that a negotiation beside it then sets back (another source of the same
 * transport being published, a restart of ICE), so they are read again, and written until they hold.
 */
export interface LayerSwitch {
  /** Said again, it is looked whether the sender still does so. */
  set(highest: Layer | null): void
}

/** The little that is needed of an `RTCRtpSender`. */
export interface EncodingSender<P extends { encodings: { active?: boolean }[] }> {
  getParameters(): P
  /** A browser that does not know the options passes over them. */
  setParameters(parameters: P, options?: { encodingOptions: { keyFrame: boolean }[] }): Promise<unknown>
}

export function createLayerSwitch<P extends { encodings: { active?: boolean }[] }>(
  sender: EncodingSender<P>,
  options: {
    clock: Clock
    onError: (error: unknown) => void
    /** Milliseconds after a higher layer began to be sent at which a key frame is sent once more. */
    keyFramesMs?: readonly number[]
  },
): LayerSwitch {
  const { clock, onError, keyFramesMs = [] } = options
  let wanted: Layer | null = null
  /** Undefined: something else has set the sender's parameters. */
  let applied: Layer | null | undefined = null
  let running = false
  let keyFrameDue = false
  let keyFrames: Timer[] = []

  const planKeyFrames = (rises: boolean) => {
    for (const timer of keyFrames) timer.cancel()
    keyFrames = rises ? keyFramesMs.map((ms) => clock.setTimeout(sendKeyFrame, ms)) : []
  }
  const sendKeyFrame = () => {
    if (applied === null || applied === undefined) return
    keyFrameDue = true
    if (!running) void run()
  }

  const run = async () => {
    running = true
    try {
      while (applied !== wanted || keyFrameDue) {
        const next = wanted
        const parameters = sender.getParameters()
        const active = activeEncodings(parameters.encodings.length, next)
        for (const [index, encoding] of parameters.encodings.entries()) {
          encoding.active = active[index] ?? false
        }
        const encodingOptions = keyFrameDue ? active.map((keyFrame) => ({ keyFrame })) : []
        keyFrameDue = false
        await sender.setParameters(parameters, { encodingOptions })
        if (holds(sender, active)) {
          if (next !== applied) planKeyFrames((next ?? -1) > (applied ?? -1))
          applied = next
        } else await new Promise<void>((resolve) => clock.setTimeout(resolve, AGAIN_MS))
      }
    } catch (error) {
      onError(error)
    } finally {
      running = false
    }
  }

  return {
    set(highest) {
      wanted = highest
      const count = sender.getParameters().encodings.length
      if (applied !== undefined && !holds(sender, activeEncodings(count, applied))) applied = undefined
      if (!running) void run()
    },
  }
}

const holds = <P extends { encodings: { active?: boolean }[] }>(
  sender: EncodingSender<P>,
  active: readonly boolean[],
): boolean => sender.getParameters().encodings.every((encoding, index) => encoding.active === active[index])
