import type { ShownError } from '../state/failure.ts'

/** The operator's own microphone: open while somebody holds it, and the browser shows that it is. */
export interface OwnMicrophone {
  /** Rejects with what the browser says when there is none, or it may not be used. `onLost`: it was unplugged. */
  hold(onLost: () => void): Promise<HeldMicrophone>
}

export interface HeldMicrophone {
  /** The holder's own, which it may silence. */
  readonly track: MediaStreamTrack
  /** Idempotent. */
  release(): void
}

/** `open` asks the browser for a microphone; of several who hold it, the last one closes it. */
export function createOwnMicrophone(open: () => Promise<MediaStreamTrack>): OwnMicrophone {
  let opened: Promise<MediaStreamTrack> | undefined
  let holders = 0

  const letGo = async () => {
    holders -= 1
    const last = holders === 0 ? opened : undefined
    if (!last) return
    opened = undefined
    const track = await last.catch(() => undefined)
    track?.stop()
  }

  return {
    async hold(onLost) {
      holders += 1
      opened ??= open()
      let track: MediaStreamTrack | undefined
      let released = false
      const release = () => {
        track?.stop()
        if (!released) void letGo()
        released = true
      }
      try {
        track = (await opened).clone()
        // Not told of a track that is stopped here.
        track.addEventListener('ended', onLost)
        return { track, release }
      } catch (error) {
        release()
        throw error
      }
    },
  }
}

export async function openMicrophone(): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      channelCount: { ideal: 1 },
    },
  })
  const [track] = stream.getAudioTracks()
  if (!track) throw new DOMException('no microphone', 'NotFoundError')
  return track
}

/** What to do about one that was unplugged while it was talked into. */
export const microphoneLost: ShownError = {
  code: 'console.microphone-lost',
  message: {
    vi: 'Micro của bàn điều khiển vừa bị ngắt nên không ai nghe bạn nữa. Hãy cắm lại micro rồi nói lại.',
    en: 'The console’s microphone is gone, so nobody hears you any more. Plug it in, then talk again.',
  },
}

/** What to do about a microphone that could not be had. */
export const microphoneFailure = (error: unknown): ShownError =>
  error instanceof DOMException && error.name === 'NotAllowedError'
    ? {
        code: 'console.microphone-denied',
        message: {
          vi: 'Trình duyệt chưa cho dùng micro của bàn điều khiển. Hãy cho phép micro ở thanh địa chỉ rồi thử lại.',
          en: 'The browser does not let this console use its microphone. Allow it in the address bar, then try again.',
        },
      }
    : {
        code: 'console.no-microphone',
        message: {
          vi: 'Không mở được micro của bàn điều khiển. Hãy cắm micro hoặc tai nghe rồi thử lại.',
          en: 'The console’s microphone can not be opened. Plug in a microphone or a headset, then try again.',
        },
      }
