/** Everything here runs in a site's page: it stands between the page and its browser, as a bad device or line would. */
declare global {
  interface Window {
    faults?: {
      /** Encoded frames of picture and sound are held back for so long. */
      holdMs: number
      /** The sound of the test begins so much later than its picture. */
      lateMs: number
      workers: Worker[]
      tracks: MediaStreamTrack[]
      picture: 'true' | 'replayed' | 'foreign'
      frames: ImageBitmap[]
    }
  }
}

/** Before the page: what is sent can be held back, and the sound of the test be late. */
export function injectable(): void {
  const faults = { holdMs: 0, lateMs: 0, workers: [], tracks: [], picture: 'true' as const, frames: [] }
  const known: NonNullable<Window['faults']> = faults
  window.faults = known
  const holding = `
    let holdMs = 0
    onmessage = ({ data }) => { holdMs = data }
    onrtctransform = async ({ transformer }) => {
      const reader = transformer.readable.getReader()
      const writer = transformer.writable.getWriter()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        setTimeout(() => writer.write(value).catch(() => {}), holdMs)
      }
    }`
  const add = RTCPeerConnection.prototype.addTransceiver
  RTCPeerConnection.prototype.addTransceiver = function (track, init) {
    const transceiver = add.call(this, track, init)
    if (typeof track === 'string') return transceiver
    const worker = new Worker(URL.createObjectURL(new Blob([holding], { type: 'text/javascript' })))
    worker.postMessage(known.holdMs)
    known.workers.push(worker)
    transceiver.sender.transform = new RTCRtpScriptTransform(worker)
    return transceiver
  }
  const start = AudioBufferSourceNode.prototype.start
  AudioBufferSourceNode.prototype.start = function (when, ...rest) {
    // One second long: a signature, not the tone for the loudspeaker.
    const late = this.buffer?.duration === 1 ? known.lateMs / 1000 : 0
    return start.call(this, (when ?? 0) + late, ...rest)
  }
}

export function inject({ holdMs, lateMs }: { holdMs: number; lateMs: number }): void {
  const { faults } = window
  if (!faults) throw new Error('the page was not made injectable')
  faults.holdMs = holdMs
  faults.lateMs = lateMs
  for (const worker of faults.workers) worker.postMessage(holdMs)
}

/** Before the page: what the browser gives of its devices is remembered. */
export function holdTracks(): void {
  const tracks: MediaStreamTrack[] = []
  window.faults = { holdMs: 0, lateMs: 0, workers: [], tracks, picture: 'true', frames: [] }
  const { mediaDevices } = navigator
  const get = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await get(constraints)
    tracks.push(...stream.getAudioTracks())
    return stream
  }
}

/** The page has its microphone. */
export const holdsTrack = (): boolean => (window.faults?.tracks.length ?? 0) > 0

/** Whatever microphones are open now give nothing any more. */
export function muteHeldTracks(): void {
  for (const track of window.faults?.tracks ?? []) track.enabled = false
}

/** A headless browser covers no window: the page is told so as a browser would. */
export function setCovered(covered: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => covered })
  document.dispatchEvent(new Event('visibilitychange'))
}

/** Before the page: its test picture can be exchanged for frames that were recorded earlier. */
export function otherPicture(): void {
  const faults: NonNullable<Window['faults']> = {
    ...{ holdMs: 0, lateMs: 0, workers: [], tracks: [], picture: 'true', frames: [] },
  }
  window.faults = faults
  const capture = HTMLCanvasElement.prototype.captureStream
  HTMLCanvasElement.prototype.captureStream = function (rate) {
    if (this.width !== 1280 || this.height !== 720 || faults.picture === 'true')
      return capture.call(this, rate)
    const shown = document.createElement('canvas')
    shown.width = 1280
    shown.height = 720
    const pen = shown.getContext('2d', { alpha: false })
    const isReplay = faults.picture === 'replayed'
    if (isReplay) faults.frames = []
    let at = 0
    // The first seconds of this test again and again, or those of the test before.
    const timer = setInterval(async () => {
      if (isReplay && faults.frames.length < 60) faults.frames.push(await createImageBitmap(this))
      const frame = isReplay && faults.frames.length < 60 ? this : faults.frames[at++ % faults.frames.length]
      if (frame) pen?.drawImage(frame, 0, 0)
    }, 40)
    const stream = capture.call(shown, rate)
    setTimeout(() => clearInterval(timer), 40_000)
    return stream
  }
}

export function show(picture: 'replayed' | 'foreign'): void {
  if (window.faults) window.faults.picture = picture
}
