import { type Ask, createLive, type Live } from '#browser/live-state'
import type { SiteMedia } from '#browser/media-client'
import {
  type Form,
  hear,
  type Line,
  lineOf,
  lineSnapshot,
  loopMeasured,
  PERIOD_MS,
  pictureReturned,
  type Seal,
  type SentSound,
  skewOf,
  soundReturned,
  type TappedSound,
  tapSound,
  type WatchedPicture,
  watchPicture,
} from '#browser/self-test'
import type { SourceKey } from '#contract'
import type { LoopMeasurement, LoopTier } from '#contract/readiness'
import type { RoomRequests } from '#contract/room'
import type { Clock } from '#foundation/time'

/** What every loop of one test shares. */
export interface LoopStage {
  test: string
  site: string
  form: Form
  ask: Ask<RoomRequests>
  media: Pick<SiteMedia, 'whenTrack' | 'connections'>
  /** Null: the browser holds sound back, so nothing can be said of it. */
  sound: { context: AudioContext; sent: SentSound } | null
  seal: Seal
  clock: Clock
  now(): number
  startedMs: number
}

export interface LoopSeen {
  loop: LoopMeasurement
  line: Line | null
}

/** From when both came: long enough for four beeps, or for three in the short form. */
const LEAST_MS: Readonly<Record<Form, number>> = { full: 5200, short: 2150 }
const LOOK_MS = 150
const PROVING_BEEPS = 3
/** The slowest way there and back, with its buffers. */
const MOST_WAY_MS = 2000

/** The sources under which a tier gives a site its test back: from its own node as it was sent, from above as an echo. */
function returnedSources(site: string, tier: LoopTier): { picture: SourceKey; sound: SourceKey } {
  const kind = tier === 'centre' && site !== 'VN' ? 'echo' : 'test'
  return { picture: `${site}/${kind}-picture`, sound: `${site}/${kind}-sound` }
}

/** The picture that comes back, to be shown to the person. */
export const createShown = (): Live<MediaStreamTrack | null> => createLive<MediaStreamTrack | null>(null)

/**
 * Has one tier return the test, and watches what comes until there is enough of it, or until `signal`. Rejects when the
 * node refuses or can't be asked.
 */
export async function watchLoop(
  stage: LoopStage,
  tier: LoopTier,
  shown: Live<MediaStreamTrack | null>,
  signal: AbortSignal,
): Promise<LoopSeen> {
  const { test, site, form, ask, media, sound, seal, clock, now, startedMs } = stage
  const before = await snapshotOf(media)
  const askedMs = now() - startedMs
  await ask('test.loop', { test, tier })
  const sources = returnedSources(site, tier)
  let picture: WatchedPicture | undefined
  let tapped: TappedSound | undefined
  let pictureAtMs: number | null = null
  let soundAtMs: number | null = sound ? null : askedMs
  const fromMs = sound ? sound.context.currentTime * 1000 : 0

  void media.whenTrack(sources.picture, signal).then(
    (track) => {
      picture = watchPicture({ track, seal, now, startedMs })
      pictureAtMs = now()
      shown.set(track)
    },
    () => {},
  )
  if (sound) {
    void media
      .whenTrack(sources.sound, signal)
      .then(async (track) => {
        const tap = await tapSound(sound.context, track)
        if (signal.aborted) return tap.close()
        tapped = tap
        soundAtMs = now()
      })
      .catch(() => {})
  }

  const beeps = () => {
    if (!sound) return null
    if (!tapped) return soundReturned(sound.sent.seconds, [])
    const { samples, rate, startMs } = tapped.recording()
    const heard = hear(samples, rate).map((each) => ({ ...each, onsetMs: each.onsetMs + startMs }))
    return soundReturned(sound.sent.seconds, heard, fromMs - MOST_WAY_MS)
  }
  const isEnough = () => {
    if (pictureAtMs === null || soundAtMs === null) return false
    if (now() - Math.max(pictureAtMs, soundAtMs) < LEAST_MS[form]) return false
    const returned = beeps()
    return returned === null || returned.matchedCodes >= PROVING_BEEPS
  }
  await untilEnough(clock, isEnough, signal)

  const untilMs = now() - startedMs
  const periodMs = PERIOD_MS[form]
  const [sightings, after] = await Promise.all([picture?.sightings() ?? [], snapshotOf(media)])
  const seen = pictureReturned(sightings, untilMs, { periodMs, sinceMs: askedMs - MOST_WAY_MS })
  const heard = beeps()
  const heightPx = picture?.heightPx() ?? null
  picture?.close()
  tapped?.close()
  return {
    loop: loopMeasured({ ...seen, heightPx }, heard, heard && skewOf(seen.flashes, heard.seconds)),
    line: before && after && lineOf(before, after),
  }
}

async function snapshotOf(media: LoopStage['media']) {
  const connections = media.connections()
  return connections && lineSnapshot(connections)
}

function untilEnough(clock: Clock, isEnough: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const end = () => {
      timer.cancel()
      signal.removeEventListener('abort', end)
      over()
    }
    const timer = clock.setInterval(() => {
      if (isEnough()) end()
    }, LOOK_MS)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}
