import { systemClock } from '#foundation/time'
import { type Line, lineOf } from '../line/line-of.ts'
import { type LineSnapshot, lineSnapshot } from '../line/snapshot.ts'
import { createSeal } from '../picture/seal.ts'
import { sendPicture } from '../picture/send-picture.ts'
import { type PictureReturned, pictureReturned } from '../picture/sightings.ts'
import { watchPicture } from '../picture/watch-picture.ts'
import { hear } from '../sound/hear.ts'
import { sendSound } from '../sound/send-sound.ts'
import { type Skew, skewOf } from '../sound/skew.ts'
import { type SoundReturned, soundReturned } from '../sound/sound-returned.ts'
import { tapSound } from '../sound/tap-sound.ts'

/** What came back in a stretch of time. */
export interface Stretch {
  picture: PictureReturned
  sound: SoundReturned
  skew: Skew | null
  line: Line
  snapshots: LineSnapshot[]
}

const now = () => performance.now()
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Holds every coded frame back for as many milliseconds as it is told: the truth that a trial injects. */
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

/**
 * Sends picture and sound through a connection to this same page: VP8 at 320 × 180 and `videoKbps`, Opus; watches for
 * `stretchMs` as it is, and again while each frame is held back for `holdMs`.
 */
async function loopback(stretchMs: number, holdMs: number, videoKbps: number): Promise<Stretch[]> {
  const context = new AudioContext({ sampleRate: 48_000 })
  await context.resume()
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const seal = await createSeal({ site: 'VN-25-07900', nonce: crypto.randomUUID(), secret })
  const startedMs = now()
  const picture = sendPicture({ seal, clock: systemClock, now, startedMs })
  const sound = await sendSound({ context, seal, now, startedMs, seconds: 30 })

  const near = new RTCPeerConnection()
  const far = new RTCPeerConnection()
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined)
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined)
  const tracks: { video?: MediaStreamTrack; audio?: MediaStreamTrack } = {}
  const worker = new Worker(URL.createObjectURL(new Blob([holding], { type: 'text/javascript' })))
  far.ontrack = ({ track, receiver }) => {
    tracks[track.kind === 'video' ? 'video' : 'audio'] = track
    if (track.kind === 'video') receiver.transform = new RTCRtpScriptTransform(worker)
  }
  const video = near.addTransceiver(picture.track, {
    direction: 'sendonly',
    sendEncodings: [{ scaleResolutionDownBy: 4, maxBitrate: videoKbps * 1000 }],
  })
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
  video.setCodecPreferences(codecs.filter(({ mimeType }) => /vp8|rtx/i.test(mimeType)))
  near.addTransceiver(sound.track, { direction: 'sendonly' })
  await near.setLocalDescription()
  if (near.localDescription) await far.setRemoteDescription(near.localDescription)
  await far.setLocalDescription()
  if (far.localDescription) await near.setRemoteDescription(far.localDescription)
  if (!tracks.video || !tracks.audio) throw new Error('nothing came back')
  const { video: pictureBack, audio: soundBack } = tracks
  const tapped = await tapSound(context, soundBack)
  await pause(2000)

  const stretch = async (): Promise<Stretch> => {
    const watched = watchPicture({ track: pictureBack, seal, now, startedMs })
    const fromMs = context.currentTime * 1000
    const before = await lineSnapshot({ up: near, down: far })
    await pause(stretchMs)
    const after = await lineSnapshot({ up: near, down: far })
    const { samples, rate, startMs } = tapped.recording()
    const heard = hear(samples, rate)
      .map((each) => ({ ...each, onsetMs: each.onsetMs + startMs }))
      .filter(({ onsetMs }) => onsetMs >= fromMs)
    const seen = pictureReturned(await watched.sightings(), now() - startedMs)
    const returned = soundReturned(sound.seconds, heard)
    watched.close()
    return {
      picture: seen,
      sound: returned,
      skew: skewOf(seen.flashes, returned.seconds),
      line: lineOf(before, after),
      snapshots: [before, after],
    }
  }
  const plain = await stretch()
  worker.postMessage(holdMs)
  await pause(2500)
  const held = await stretch()
  tapped.close()
  picture.close()
  sound.close()
  near.close()
  far.close()
  worker.terminate()
  await context.close()
  return [plain, held]
}

declare global {
  interface Window {
    loopback?: typeof loopback
  }
}
window.loopback = loopback
