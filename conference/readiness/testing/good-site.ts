import { type Measurement, measurement, type Thresholds, thresholds } from '#contract/readiness'

/** When the measurement of `goodSite` ended: 23 November 2026, 08:00 in Vietnam. */
export const ENDED_AT = Date.UTC(2026, 10, 23, 1, 0, 0)

export const defaults: Thresholds = thresholds.parse({})

const closed = { arrived: true, returned: true, matchedCodes: 200, foreignCodes: 0, replayedCodes: 0 }
const loop = {
  picture: { ...closed, heightPx: 720, fps: 25, longestFreezeMs: 0 },
  sound: closed,
  delayMs: 160,
  skewMs: 10,
}
const leg = { connected: true, lossShare: 0, jitterMs: 2 }

/** A commune at which nothing is wrong: Tốt, four of four at both tiers. */
export const goodSite: Measurement = measurement.parse({
  ...{ version: 1, id: 'm1', site: 'VN-25-07900', form: 'full', asked: 'site', by: 'Trần Thị Hà' },
  ...{ program: 'room 0.2.0', startedAt: ENDED_AT - 25_000, endedAt: ENDED_AT, pageHidden: false },
  camera: { state: 'ok', widthPx: 1280, heightPx: 720, fps: 25, isChosen: true },
  microphone: { state: 'ok', levelDbov: -26, clippingShare: 0, noiseFloorDbov: -60, isChosen: true },
  speaker: { state: 'ok', toneHeard: true, isChosen: true },
  transport: 'udp',
  legs: {
    siteUp: { ...leg, rttMs: 40, capacityKbps: 4000 },
    siteDown: { ...leg, rttMs: 40, capacityKbps: 4000 },
    uplinkUp: { ...leg, rttMs: 0 },
    uplinkDown: { ...leg, rttMs: 0 },
  },
  concealedShare: 0,
  loops: { province: loop, centre: loop },
  person: { saw: true, heard: true, by: 'Trần Thị Hà' },
})

/** A measurement with some of its fields changed, each by its path: `legs.siteUp.rttMs`. Throws if it is no measurement. */
export function changed(base: Measurement, changes: Readonly<Record<string, unknown>>): Measurement {
  const copy: Record<string, unknown> = structuredClone(base)
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    let part = copy
    for (const name of names) part = partOf(part[name], path)
    if (!(last in part)) throw new Error(`a measurement has no ${path}`)
    part[last] = value
  }
  return measurement.parse(copy)
}

function partOf(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error(`a measurement has no ${path}`)
  return value as Record<string, unknown>
}
