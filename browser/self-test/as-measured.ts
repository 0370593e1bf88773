import type { LegMeasurement, LoopMeasurement, Measurement } from '#contract/readiness'
import type { CameraMeasured } from './devices/camera.ts'
import type { MicrophoneMeasured } from './devices/microphone.ts'
import type { SpeakerHeard } from './devices/speaker.ts'
import type { Line } from './line/line-of.ts'
import type { PictureReturned } from './picture/sightings.ts'
import type { Skew } from './sound/skew.ts'
import type { SoundReturned } from './sound/sound-returned.ts'

/**
 * What the page found, in the words of a readiness measurement. Each gives only what it knows: whether packets reached
 * a node, which device was chosen and what a person said come from elsewhere. Pure.
 */
export function loopMeasured(
  picture: (PictureReturned & { heightPx: number | null }) | null,
  sound: SoundReturned | null,
  skew: Skew | null,
): LoopMeasurement {
  const codes = (returned: { matchedCodes: number; foreignCodes: number; replayedCodes: number }) => ({
    arrived: null,
    matchedCodes: returned.matchedCodes,
    foreignCodes: returned.foreignCodes,
    replayedCodes: returned.replayedCodes,
  })
  return {
    picture: {
      ...(picture
        ? { ...codes(picture), foreignCodes: picture.foreignCodes + picture.forgedCodes }
        : nothingReturned),
      returned: picture && picture.frames > 0,
      heightPx: picture?.heightPx ?? null,
      fps: picture?.fps ?? null,
      longestFreezeMs: picture?.longestFreezeMs ?? null,
    },
    sound: { ...(sound ? codes(sound) : nothingReturned), returned: sound && sound.beeps > 0 },
    delayMs: picture?.delayMs === undefined || picture.delayMs === null ? null : Math.max(0, picture.delayMs),
    skewMs: skew?.skewMs ?? null,
  }
}

const nothingReturned = { arrived: null, matchedCodes: null, foreignCodes: null, replayedCodes: null }

/** A camera that was too little seen has no state, which is not `ok`. */
export function cameraMeasured(
  camera: CameraMeasured & { width: number; height: number },
): Omit<Measurement['camera'], 'isChosen'> {
  return {
    state: camera.state === 'unknown' ? null : camera.state,
    widthPx: camera.width || null,
    heightPx: camera.height || null,
    fps: camera.fps,
  }
}

/** Too low, too loud and clipping are for the verdict to say by the levels: the microphone itself is there. */
export function microphoneMeasured(
  microphone: MicrophoneMeasured,
): Omit<Measurement['microphone'], 'isChosen'> {
  const { state, levelDbov, clippingShare, noiseFloorDbov } = microphone
  const works = state === 'ok' || state === 'low' || state === 'hot' || state === 'clipping'
  return {
    state: works ? 'ok' : state === 'unknown' ? null : state,
    levelDbov,
    clippingShare,
    noiseFloorDbov,
  }
}

export function toneMeasured({ heard }: SpeakerHeard): boolean | null {
  return heard === 'unknown' ? null : heard === 'yes'
}

/**
 * The site's own legs. The capacity upward is as far as the browser's own probing went, at most about twice what the
 * connection is set to send: only a page that publishes as a camera does has found something. Downward the node knows.
 */
export function legsMeasured({ up, down }: Line): { siteUp: LegMeasurement; siteDown: LegMeasurement } {
  return {
    siteUp: {
      connected: up.transport === null ? null : true,
      lossShare: up.lossShare,
      jitterMs: up.jitterMs,
      rttMs: up.rttMs,
      capacityKbps: up.availableKbps,
    },
    siteDown: {
      connected: down.transport === null ? null : true,
      lossShare: down.lossShare,
      jitterMs: down.jitterMs,
      rttMs: down.rttMs,
      capacityKbps: down.availableKbps,
    },
  }
}
