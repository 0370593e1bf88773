import { createLive, type Live } from '#browser/live-state'
import type { Clock, Timer } from '#foundation/time'
import { type DeviceFault, type DeviceKind, faultOf, InsecurePage } from './capture-errors.ts'
import { type DeviceChoice, type DeviceList, listDevices, watchPermissions } from './devices.ts'

const RETRY_MS = 5000

/** One device of this computer. `lost` and the other faults are tried again by themselves, except `denied`. */
export type Captured =
  | { kind: 'unknown' }
  | { kind: 'asking' }
  | { kind: 'ok'; track: MediaStreamTrack }
  | { kind: 'fault'; fault: DeviceFault }

export interface CaptureState {
  camera: Captured
  microphone: Captured
}

/** Owns the tracks of this computer's camera and microphone. `close()` stops them and is idempotent. */
export interface Capture {
  readonly state: Live<CaptureState>
  readonly list: Live<DeviceList>
  /** Opens both devices. Each has an outcome of its own; never rejects. */
  start(): Promise<void>
  /** Uses another device from now on. */
  choose(kind: DeviceKind, deviceId: string): Promise<void>
  /** Tries devices with a fault again. */
  retry(): Promise<void>
  close(): void
}

const constraintsOf = (kind: DeviceKind, deviceId: string | undefined): MediaTrackConstraints => ({
  ...(deviceId && { deviceId: { ideal: deviceId } }),
  ...(kind === 'camera'
    ? { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } }
    : { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: { ideal: 1 } }),
})

export function createCapture(options: {
  clock: Clock
  choice: DeviceChoice
  onChoice(choice: DeviceChoice): void
}): Capture {
  const mediaDevices: MediaDevices | undefined = navigator.mediaDevices
  const state = createLive<CaptureState>({ camera: { kind: 'unknown' }, microphone: { kind: 'unknown' } })
  const list = createLive<DeviceList>({ cameras: [], microphones: [] })
  const attempts = { camera: 0, microphone: 0 }
  let choice = options.choice
  let closed = false
  let retryTimer: Timer | undefined

  const put = (kind: DeviceKind, next: Captured) => {
    const before = state.get()[kind]
    if (before.kind === 'ok' && !(next.kind === 'ok' && next.track === before.track)) before.track.stop()
    state.update((now) => ({ ...now, [kind]: next }))
  }

  const keep = (kind: DeviceKind, track: MediaStreamTrack) => {
    track.addEventListener('ended', () => {
      const now = state.get()[kind]
      if (now.kind !== 'ok' || now.track !== track) return
      put(kind, { kind: 'fault', fault: 'lost' })
      void open([kind])
    })
    put(kind, { kind: 'ok', track })
  }

  const get = async (kinds: readonly DeviceKind[]) => {
    if (!mediaDevices) throw new InsecurePage()
    return mediaDevices.getUserMedia({
      ...(kinds.includes('camera') && { video: constraintsOf('camera', choice.camera) }),
      ...(kinds.includes('microphone') && { audio: constraintsOf('microphone', choice.microphone) }),
    })
  }

  const openOne = async (kind: DeviceKind) => {
    attempts[kind] += 1
    const attempt = attempts[kind]
    const before = state.get()[kind]
    const wasLost = before.kind === 'fault' && before.fault === 'lost'
    try {
      const [track] = (await get([kind])).getTracks()
      if (!track) return
      if (closed || attempt !== attempts[kind]) track.stop()
      else keep(kind, track)
    } catch (error) {
      if (closed || attempt !== attempts[kind]) return
      const fault = faultOf(error)
      put(kind, { kind: 'fault', fault: wasLost && fault === 'absent' ? 'lost' : fault })
    }
  }

  /** One question to the person for both devices; each alone where that fails, to know which one it was. */
  const open = async (kinds: readonly DeviceKind[]) => {
    if (kinds.length === 2) {
      try {
        const stream = await get(kinds)
        const [video] = stream.getVideoTracks()
        const [audio] = stream.getAudioTracks()
        if (closed) for (const track of stream.getTracks()) track.stop()
        else {
          if (video) keep('camera', video)
          if (audio) keep('microphone', audio)
        }
        await refreshList()
        return
      } catch {
        // Said again, by name, by the attempts one by one.
      }
    }
    await Promise.all(kinds.map(openOne))
    await refreshList()
    scheduleRetry()
  }

  const faulty = () =>
    (['camera', 'microphone'] as const).filter((kind) => {
      const now = state.get()[kind]
      return now.kind === 'fault' && now.fault !== 'denied' && now.fault !== 'insecure'
    })

  function scheduleRetry() {
    retryTimer?.cancel()
    if (closed || faulty().length === 0) return
    retryTimer = options.clock.setTimeout(() => void open(faulty()), RETRY_MS)
  }

  const refreshList = async () => {
    const found = mediaDevices && (await listDevices(mediaDevices))
    if (found && !closed) list.set(found)
  }

  const changed = () => {
    void refreshList()
    const kinds = faulty()
    if (kinds.length > 0) void open(kinds)
  }
  mediaDevices?.addEventListener('devicechange', changed)

  const stopWatching = watchPermissions(() => void retry())

  const retry = async () => {
    const kinds = (['camera', 'microphone'] as const).filter((kind) => state.get()[kind].kind === 'fault')
    if (kinds.length > 0) await open(kinds)
  }

  return {
    state,
    list,
    async start() {
      state.set({ camera: { kind: 'asking' }, microphone: { kind: 'asking' } })
      await open(['camera', 'microphone'])
    },
    async choose(kind, deviceId) {
      choice = { ...choice, [kind]: deviceId }
      options.onChoice(choice)
      await open([kind])
    },
    retry,
    close() {
      closed = true
      retryTimer?.cancel()
      stopWatching()
      mediaDevices?.removeEventListener('devicechange', changed)
      put('camera', { kind: 'unknown' })
      put('microphone', { kind: 'unknown' })
    },
  }
}
