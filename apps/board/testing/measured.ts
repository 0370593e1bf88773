import type { SiteId } from '#contract'
import { type Measurement, measurement } from '#contract/readiness'

const codes = { arrived: true, returned: true, matchedCodes: 200, foreignCodes: 0, replayedCodes: 0 }
const leg = { connected: true, lossShare: 0.001, jitterMs: 3, rttMs: 24 }
const back = { picture: { ...codes, heightPx: 720, fps: 25, longestFreezeMs: 0 }, sound: codes }
const lost = { picture: { arrived: false, returned: false, matchedCodes: 0 }, sound: { arrived: false } }

/** What may be wrong at a site; `good` and `far` are ready. */
const situations = [
  ...(['good', 'far', 'lossy', 'thin', 'dark', 'covered', 'silent', 'muted'] as const),
  ...(['hidden', 'uplink', 'foreign', 'partial'] as const),
] as const
export type Situation = (typeof situations)[number]

interface Parts {
  camera: object
  microphone: object
  siteUp: object
  centre: object
  province: object
  uplink: object
  others: object
}

const changes: Record<Situation, Partial<Parts>> = {
  good: {},
  far: { siteUp: { lossShare: 0.012, jitterMs: 22 } },
  lossy: { siteUp: { lossShare: 0.053 } },
  thin: { siteUp: { capacityKbps: 310, lossShare: 0.031 } },
  dark: { camera: { state: 'black' } },
  covered: { camera: { state: 'covered' } },
  silent: { microphone: { state: 'silent', levelDbov: -78, noiseFloorDbov: -80 } },
  muted: { microphone: { state: 'muted', levelDbov: null } },
  hidden: { others: { pageHidden: true } },
  uplink: { uplink: { connected: false, lossShare: null, jitterMs: null, rttMs: null }, centre: lost },
  foreign: { province: { ...back, picture: { ...back.picture, matchedCodes: 0, foreignCodes: 90 } } },
  partial: { microphone: { levelDbov: null, clippingShare: null } },
}

/** What a test of a site measured that ended then. */
export function measured(site: SiteId, situation: Situation, endedAt: number): Measurement {
  const of = changes[situation]
  const clock = { delayMs: 168, skewMs: 12 }
  return measurement.parse({
    ...{ version: 1, id: `m-${site}-${endedAt}`, site, form: 'full', asked: 'round', by: 'Nguyễn Thị Lan' },
    ...{ program: 'room 0.2.0', startedAt: endedAt - 25_000, endedAt, pageHidden: false },
    camera: { state: 'ok', widthPx: 1280, heightPx: 720, fps: 25, isChosen: true, ...of.camera },
    microphone: {
      ...{ state: 'ok', levelDbov: -26, clippingShare: 0, noiseFloorDbov: -58, isChosen: true },
      ...of.microphone,
    },
    speaker: { state: 'ok', toneHeard: true, isChosen: true },
    transport: 'udp',
    concealedShare: 0.002,
    legs: {
      siteUp: { ...leg, capacityKbps: 4200, ...of.siteUp },
      siteDown: { ...leg, capacityKbps: 8600 },
      uplinkUp: { ...leg, rttMs: 9, ...of.uplink },
      uplinkDown: { ...leg, rttMs: 9, ...of.uplink },
    },
    loops: { province: { ...back, ...clock, ...of.province }, centre: { ...back, ...clock, ...of.centre } },
    person: { saw: true, heard: true, by: 'Trần Thị Hà' },
    ...of.others,
  })
}
