import type { Layer } from '#contract'
import type { Clock } from '#foundation/time'

const AGAIN_MS = 20

/** What the camera is sent as: about 180p, 360p and 720p of a 720p picture; bit rates in bit/s. */
export const cameraEncodings: RTCRtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 100_000, active: false },
  { scaleResolutionDownBy: 2, maxBitrate: 350_000, active: false },
  { scaleResolutionDownBy: 1, maxBitrate: 1_500_000, active: false },
]

/** Which encodings shall run: those up to the wanted layer; none for null. */
export function activeEncodings(count: number, highest: Layer | null): boolean[] {
  return Array.from({ length: count }, (_, index) => highest !== null && index <= highest)
}

/**
 * Keeps a sender at what was last asked of it. Parameters are read and written in one go, because a sender
 * refuses parameters that were read before another change; of requests that come meanwhile the last one counts.
 * Chromium says yes to parameters that a negotiation beside it then sets back (another source of the same
 * transport being published), so they are read again, and written until they hold.
 */
export interface LayerSwitch {
  set(highest: Layer | null): void
}

/** The little that is needed of an `RTCRtpSender`. */
export interface EncodingSender<P extends { encodings: { active?: boolean }[] }> {
  getParameters(): P
  setParameters(parameters: P): Promise<unknown>
}

export function createLayerSwitch<P extends { encodings: { active?: boolean }[] }>(
  sender: EncodingSender<P>,
  { clock, onError }: { clock: Clock; onError: (error: unknown) => void },
): LayerSwitch {
  let wanted: Layer | null = null
  let applied: Layer | null = null
  let running = false

  const run = async () => {
    running = true
    try {
      while (applied !== wanted) {
        const next = wanted
        const parameters = sender.getParameters()
        const active = activeEncodings(parameters.encodings.length, next)
        for (const [index, encoding] of parameters.encodings.entries()) {
          encoding.active = active[index] ?? false
        }
        await sender.setParameters(parameters)
        if (holds(sender, active)) applied = next
        else await new Promise<void>((resolve) => clock.setTimeout(resolve, AGAIN_MS))
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
      if (!running) void run()
    },
  }
}

const holds = <P extends { encodings: { active?: boolean }[] }>(
  sender: EncodingSender<P>,
  active: readonly boolean[],
): boolean => sender.getParameters().encodings.every((encoding, index) => encoding.active === active[index])
