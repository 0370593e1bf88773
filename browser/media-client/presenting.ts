import { createLive, type Live } from '#browser/live-state'
import type { ErrorBody } from '#contract'

/** Whether this computer's screen is offered as the site's content. */
export type PresentingState =
  | { kind: 'none' }
  | { kind: 'choosing' }
  | { kind: 'offered'; track: MediaStreamTrack }
  /** The browser gave no screen, and not because the person thought better of it. */
  | { kind: 'failed' }
  /** The node did not take it. */
  | { kind: 'refused'; error: ErrorBody }

export interface Presenting {
  readonly state: Live<PresentingState>
  /** To be called from a click: the browser asks which screen. */
  start(): Promise<void>
  stop(): void
  /** The node did not take the track: the capture ends. */
  refused(error: ErrorBody): void
}

/** Text is to be read: few frames, each sharp. */
const most: DisplayMediaStreamOptions = { video: { frameRate: { ideal: 10, max: 15 } }, audio: false }

/**
 * Offers a screen of this computer. `onTrack`: the track that is to be sent, null when it has ended. `onStop`: the
 * person ended it, here or with the browser's own button.
 */
export function createPresenting(options: {
  onTrack(track: MediaStreamTrack | null): void
  onStop(): void
  capture?: (options: DisplayMediaStreamOptions) => Promise<Pick<MediaStream, 'getVideoTracks'>>
}): Presenting {
  const { onTrack, onStop } = options
  const capture = options.capture ?? ((wanted) => navigator.mediaDevices.getDisplayMedia(wanted))
  const state = createLive<PresentingState>({ kind: 'none' })

  const stop = () => {
    const now = state.get()
    if (now.kind !== 'offered') return
    now.track.stop()
    state.set({ kind: 'none' })
    onTrack(null)
    onStop()
  }

  return {
    state,
    async start() {
      if (state.get().kind === 'choosing' || state.get().kind === 'offered') return
      state.set({ kind: 'choosing' })
      try {
        const [track] = (await capture(most)).getVideoTracks()
        if (!track) return state.set({ kind: 'failed' })
        track.contentHint = 'text'
        track.addEventListener('ended', stop)
        state.set({ kind: 'offered', track })
        onTrack(track)
      } catch (error) {
        const isDeclined = error instanceof DOMException && error.name === 'NotAllowedError'
        state.set({ kind: isDeclined ? 'none' : 'failed' })
      }
    },
    stop,
    refused(error) {
      const now = state.get()
      if (now.kind !== 'offered') return
      now.track.stop()
      state.set({ kind: 'refused', error })
      onTrack(null)
    },
  }
}
